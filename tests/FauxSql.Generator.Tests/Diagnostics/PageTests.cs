extern alias generator;

using System.Text.RegularExpressions;
using FauxSql.Generator.Tests.Running;
using Microsoft.CodeAnalysis;
using DiagnosticTable = generator::FauxSql.Generator.Diagnostics.DiagnosticTable;

namespace FauxSql.Generator.Tests.Diagnostics;

/// <summary>Each rule has a page in docs/diagnostics, whose examples are what it says they are.</summary>
public sealed partial class PageTests
{
    public static TheoryData<string> Ids => [.. DiagnosticTable.Rows.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_of_a_rule_begins_with_its_title(string id) =>
        Assert.StartsWith($"# {id}: {DiagnosticTable.Of(id).Title}\n", Page(id), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_first_example_breaks_the_rule_where_it_says(string id)
    {
        var example = Examples(id)[0];
        var found = Assert.Single(Run.Of(example).Findings);
        Assert.Equal(id, found.Id);
        var marked = Array.FindIndex(Model.Complete(example).Split('\n'), line => line.EndsWith($"// {id}", StringComparison.Ordinal));
        Assert.Equal(marked, found.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_second_example_is_right(string id)
    {
        var run = Run.Of(Examples(id)[1]);
        Assert.Empty(run.Findings);
        Assert.Empty(run.CompilerProblems);
    }

    [Fact]
    public void The_index_lists_every_rule()
    {
        var index = Page("README");
        Assert.All(DiagnosticTable.Rows.Values, row => Assert.Contains($"| [{row.Id}]({row.Id}.md) | {row.Title} |", index, StringComparison.Ordinal));
    }

    private static string Page(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pages", name + ".md"));

    private static List<string> Examples(string id) => [.. CodeBlock().Matches(Page(id)).Select(match => match.Groups["code"].Value)];

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeBlock();
}
