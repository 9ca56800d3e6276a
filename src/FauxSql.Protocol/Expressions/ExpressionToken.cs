namespace FauxSql.Protocol.Expressions;

/// <summary>A token of an expression; the last one has no text.</summary>
/// <param name="Text">The token as written.</param>
/// <param name="Start">Where it begins.</param>
internal readonly record struct ExpressionToken(string Text, int Start)
{
    public bool IsEnd => Text.Length == 0;

    public bool IsValue => Text.StartsWith(':');

    public bool IsName => !IsEnd && (Text[0] == '#' || char.IsAsciiLetter(Text[0]));

    public bool IsKeyword(string keyword) => string.Equals(Text, keyword, StringComparison.OrdinalIgnoreCase);
}
