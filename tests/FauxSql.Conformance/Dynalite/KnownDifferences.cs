namespace FauxSql.Conformance.Dynalite;

/// <summary>
/// The cases in which dynalite is known to differ from AWS, from differences.txt: a heading <c># the difference</c>, then the display names of
/// its cases, or of a method for all of its cases, without the namespace; <c>*</c> at the end stands for any rest. Each heading is
/// explained in docs/compatibility.md.
/// </summary>
public static class KnownDifferences
{
    private const string Heading = "# ";
    private const char AnyRest = '*';

    private static readonly Dictionary<string, string> ByCase = Read();

    /// <summary>The headings, in order.</summary>
    public static IReadOnlyCollection<string> Headings { get; } = ByCase.Values.Distinct(StringComparer.Ordinal).ToList();

    /// <summary>The cases and methods, without the namespace.</summary>
    public static IReadOnlyCollection<string> Cases => ByCase.Keys;

    /// <summary>The difference that a case shows, or <see langword="null"/>.</summary>
    /// <param name="displayName">The display name of a test, such as <c>FauxSql.Conformance.DynaliteItemSuite.Method(argument: 1)</c>.</param>
    public static string? Find(string displayName)
    {
        var name = displayName[(typeof(KnownDifferences).Assembly.GetName().Name!.Length + 1)..];
        var method = name.IndexOf('(') is >= 0 and var end ? name[..end] : name;
        return ByCase.GetValueOrDefault(name) ?? ByCase.GetValueOrDefault(method) ?? ByCase.FirstOrDefault(known => StartsAs(name, known.Key)).Value;
    }

    private static bool StartsAs(string name, string known) =>
        known.EndsWith(AnyRest) && name.StartsWith(known[..^1], StringComparison.Ordinal);

    private static Dictionary<string, string> Read()
    {
        using var file = typeof(KnownDifferences).Assembly.GetManifestResourceStream("differences.txt")!;
        using var reader = new StreamReader(file);
        var differences = new Dictionary<string, string>();
        var heading = "";
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith(Heading, StringComparison.Ordinal))
                heading = line[Heading.Length..];
            else if (line.Length > 0)
                differences.Add(line, heading);
        }

        return differences;
    }
}
