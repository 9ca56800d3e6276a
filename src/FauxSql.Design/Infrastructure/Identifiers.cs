using System.Globalization;
using System.Text;

namespace FauxSql.Design.Infrastructure;

/// <summary>
/// Names for code: ASCII letters and digits, a letter first, unlike each other even without case, so that the same ones serve as logical ids, which know nothing else, and, with a word behind
/// them, in languages that change the case of letters and have reserved words.
/// </summary>
internal sealed class Identifiers
{
    private const int MostLetters = 80;

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name like the text: its words joined, each with its first letter in upper case.</summary>
    public string Take(string text)
    {
        var name = Of(text);
        var taken = name;
        for (var number = 2; !_taken.Add(taken); number++)
            taken = name + (char.IsAsciiDigit(name[^1]) ? "n" : "") + number.ToString(CultureInfo.InvariantCulture);
        return taken;
    }

    /// <summary>The words of a name in lower case with underscores between them: what differs without case still differs.</summary>
    public static string Snake(string name)
    {
        var text = new StringBuilder();
        foreach (var (index, letter) in name.Index())
        {
            if (index > 0 && char.IsAsciiLetterUpper(letter) && !char.IsAsciiLetterUpper(name[index - 1]))
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    /// <summary>The name with its first letter in lower case.</summary>
    public static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    internal static string Of(string text)
    {
        var name = new StringBuilder();
        var isBegin = true;
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter))
                name.Append(isBegin ? char.ToUpperInvariant(letter) : letter);
            isBegin = !char.IsAsciiLetterOrDigit(letter) && letter != '\'';
        }

        if (name.Length == 0 || char.IsAsciiDigit(name[0]))
            name.Insert(0, 'T');
        return name.Length > MostLetters ? name.ToString(0, MostLetters) : name.ToString();
    }
}
