using System.Globalization;

namespace FauxSql.Tooling.Templates;

/// <summary>What a project may be called: its name is a folder, a namespace and the beginning of the names of classes.</summary>
internal static class ProjectName
{
    // https://learn.microsoft.com/dotnet/csharp/language-reference/keywords/
    private static readonly HashSet<string> Keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern false finally fixed float for " +
         "foreach goto if implicit in int interface internal is lock long namespace new null object operator out override params private protected public readonly ref return sbyte sealed " +
         "short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe ushort using virtual void volatile while " +
         "args async await dynamic extension field file global init managed nameof notnull nint nuint partial record required scoped unmanaged value var when where with yield").Split(' '),
        StringComparer.Ordinal);

    // They mean something in every project; a namespace of that name would hide it.
    private static readonly HashSet<string> Taken = new(["System", "Microsoft", "FauxSql", "Xunit", "CsCheck", "Tests"], StringComparer.OrdinalIgnoreCase);

    // https://learn.microsoft.com/windows/win32/fileio/naming-a-file
    private static readonly HashSet<string> Devices = new(
        ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(number => (string[])[Numbered("com", number), Numbered("lpt", number)])], StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ToolingException">The name will not do; the message says why.</exception>
    public static void Check(string name)
    {
        if (!IsIdentifier(name))
            throw Refusal(name, "is no C# identifier: letters, digits and _, and no digit first");
        if (Keywords.Contains(name))
            throw Refusal(name, "is a keyword of C#");
        if (Taken.Contains(name))
            throw Refusal(name, "is a name that the project's code needs for something else");
        if (Devices.Contains(name))
            throw Refusal(name, "is no name of a folder on Windows");
    }

    /// <summary>The refusal of a name.</summary>
    public static ToolingException Refusal(string name, string because) => new($"A project cannot be called '{name}': it {because}. Choose another name.");

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(letter => char.IsLetterOrDigit(letter) || letter == '_');

    private static string Numbered(string device, int number) => device + number.ToString(CultureInfo.InvariantCulture);
}
