namespace FauxSql.Protocol.Expressions;

/// <summary>Cuts an expression into tokens, in one pass.</summary>
internal static class ExpressionTokenizer
{
    // What a token and the space behind it mostly take: a guess at how much room the tokens of an expression need.
    private const int CharactersOfToken = 4;

    public static List<ExpressionToken> Tokenize(string text, string kind)
    {
        var tokens = new List<ExpressionToken>((text.Length / CharactersOfToken) + 2);
        int? firstWrong = null;
        for (var position = 0; position < text.Length;)
        {
            if (char.IsWhiteSpace(text[position]))
            {
                position++;
                continue;
            }

            var length = LengthAt(text, position);
            if (length == 0)
                firstWrong ??= tokens.Count;
            tokens.Add(new ExpressionToken(text.Substring(position, Math.Max(1, length)), position));
            position += Math.Max(1, length);
        }

        tokens.Add(new ExpressionToken("", text.Length));
        return firstWrong is { } wrong ? throw Error(text, kind, tokens, wrong) : tokens;
    }

    /// <summary>AWS's syntax error: the token, and its neighbourhood from the token before it to the one behind it.</summary>
    public static ExpressionException Error(string text, string kind, List<ExpressionToken> tokens, int position)
    {
        var from = tokens[Math.Max(0, position - 1)].Start;
        var last = tokens[Math.Min(tokens.Count - 1, position + 1)];
        var token = tokens[position].IsEnd ? "<EOF>" : tokens[position].Text;
        return new($"Invalid {kind}: Syntax error; token: \"{token}\", near: \"{text[from..(last.Start + last.Text.Length)]}\"");
    }

    private static int LengthAt(string text, int start)
    {
        var c = text[start];
        if (c is '<' or '>')
            return start + 1 < text.Length && (text[start + 1] == '=' || (c == '<' && text[start + 1] == '>')) ? 2 : 1;
        if (c is '=' or '(' or ')' or ',' or '.' or '[' or ']' or '+' or '-')
            return 1;
        if (c == '_')
            return 0;
        var end = start + (c is '#' or ':' ? 1 : 0);
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        return c is '#' or ':' && end == start + 1 ? 0 : end - start;
    }
}
