using System.Text.RegularExpressions;

namespace FauxSql.Design.Tests.Checks;

/// <summary>The pages of docs/diagnostics and the examples on them.</summary>
internal static partial class RulePages
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pages", name + ".md")).ReplaceLineEndings("\n");

    public static IReadOnlyList<string> Models(string id) => BlocksOf(id, "csharp");

    /// <summary>The items of the examples: entity and JSON, one a line.</summary>
    public static IReadOnlyList<IReadOnlyList<(string Entity, string Json)>> Items(string id) =>
    [
        .. BlocksOf(id, "text").Select(block => (IReadOnlyList<(string, string)>)[.. block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[line.IndexOf(' ', StringComparison.Ordinal)..]))]),
    ];

    private static List<string> BlocksOf(string id, string language) => [.. CodeBlock().Matches(Read(id)).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["code"].Value)];

    [GeneratedRegex("```(?<language>[a-z]+)\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeBlock();
}
