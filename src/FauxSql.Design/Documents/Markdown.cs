namespace FauxSql.Design.Documents;

/// <summary>Text and tables in Markdown.</summary>
internal static class Markdown
{
    // Those that do something wherever they stand.
    private const string Special = "\\`*[]<>~";

    /// <summary>Text that shows as it is, on one line.</summary>
    public static string Text(string text) =>
        string.Concat(text.ReplaceLineEndings(" ").Select((letter, place) => IsSpecial(text, letter, place) ? $"\\{letter}" : letter.ToString()));

    public static string Code(string text) => text.Contains('`', StringComparison.Ordinal) ? $"`` {text} ``" : $"`{text}`";

    /// <summary>A table with a blank line behind it.</summary>
    public static string Table(string[] head, IEnumerable<string[]> rows) => string.Concat(
        new[] { head, [.. head.Select(_ => "---")] }.Concat(rows).Select(row => $"| {string.Join(" | ", row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |\n")) + "\n";

    // An underscore within a word means nothing.
    private static bool IsSpecial(string text, char letter, int place) => letter == '_'
        ? place == 0 || place == text.Length - 1 || !char.IsLetterOrDigit(text[place - 1]) || !char.IsLetterOrDigit(text[place + 1])
        : Special.Contains(letter, StringComparison.Ordinal);
}
