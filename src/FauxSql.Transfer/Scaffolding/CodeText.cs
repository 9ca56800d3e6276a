using System.Text;

namespace FauxSql.Transfer.Scaffolding;

/// <summary>Pieces of C#.</summary>
internal static class CodeText
{
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in text)
            quoted.Append(letter is '"' or '\\' ? $"\\{letter}" : char.IsControl(letter) || letter is '\u2028' or '\u2029' ? $"\\u{(int)letter:x4}" : letter.ToString());
        return quoted.Append('"').ToString();
    }

    /// <summary>The arguments that are given, in brackets, or nothing.</summary>
    public static string Arguments(params IEnumerable<string?> arguments)
    {
        var given = string.Join(", ", arguments.OfType<string>());
        return given.Length == 0 ? "" : $"({given})";
    }

    /// <summary>A name as code writes it: keywords are lower-case, and an @ before any name does no harm.</summary>
    public static string Name(string name) => char.IsLower(name[0]) ? "@" + name : name;

    public static string Suppression(SuppressionDraft suppression) => "SuppressMessage" + Arguments(
        "\"FauxSql\"",
        Quoted(suppression.Rule),
        suppression.Target is { } target ? $"Scope = \"member\", Target = {Quoted("~M:" + target)}" : null,
        suppression.Because is { } because ? $"Justification = {Quoted(because)}" : null);
}
