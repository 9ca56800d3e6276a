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

    private static bool IsSpecial(string text, char letter, int place) => letter switch
    {
        // An underscore within a word means nothing.
        '_' => place == 0 || place == text.Length - 1 || !char.IsLetterOrDigit(text[place - 1]) || !char.IsLetterOrDigit(text[place + 1]),

        // The entity of &amp;.
        '&' => place + 1 < text.Length && (text[place + 1] == '#' || char.IsLetter(text[place + 1])) && text.IndexOf(';', place) > 0,

        // Headings and lists begin so.
        '#' or '-' or '+' or '=' => place == 0,
        '.' or ')' => place > 0 && text.AsSpan(0, place).IndexOfAnyExceptInRange('0', '9') < 0,
        _ => Special.Contains(letter, StringComparison.Ordinal),
    };
}
