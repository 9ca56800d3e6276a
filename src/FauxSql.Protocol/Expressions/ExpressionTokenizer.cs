namespace FauxSql.Protocol.Expressions;

/// <summary>Cuts an expression into tokens, in one pass.</summary>
internal static class ExpressionTokenizer
{
    public static List<ExpressionToken> Tokenize(string text, string kind)
    {
        var tokens = new List<ExpressionToken>();
        for (var position = 0; position < text.Length;)
        {
            if (char.IsWhiteSpace(text[position]))
            {
                position++;
                continue;
            }

            var length = LengthAt(text, position);
            if (length == 0)
                throw Error(text, kind, text[position].ToString(), position, position + 1);
            tokens.Add(new ExpressionToken(text.Substring(position, length), position));
            position += length;
        }

        tokens.Add(new ExpressionToken("", text.Length));
        return tokens;
    }

    /// <summary>AWS's syntax error: the token, and its neighbourhood.</summary>
    public static ExpressionException Error(string text, string kind, string token, int nearFrom, int nearTo) =>
        new($"Invalid {kind}: Syntax error; token: \"{(token.Length == 0 ? "<EOF>" : token)}\", near: \"{text[nearFrom..Math.Min(nearTo, text.Length)]}\"");

    private static int LengthAt(string text, int start)
    {
        var c = text[start];
        if (c is '<' or '>')
            return start + 1 < text.Length && (text[start + 1] == '=' || (c == '<' && text[start + 1] == '>')) ? 2 : 1;
        if (c is '=' or '(' or ')' or ',' or '.' or '[' or ']' or '+' or '-')
            return 1;
        var end = start + (c is '#' or ':' ? 1 : 0);
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        return c is '#' or ':' && end == start + 1 ? 0 : end - start;
    }
}
