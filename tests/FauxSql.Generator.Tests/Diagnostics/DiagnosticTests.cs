extern alias generator;

using FauxSql.Generator.Tests.Analyzing;
using FauxSql.Generator.Tests.Running;
using Microsoft.CodeAnalysis;
using DiagnosticTable = generator::FauxSql.Generator.Diagnostics.DiagnosticTable;
using HelpLink = generator::FauxSql.Rules.HelpLink;

namespace FauxSql.Generator.Tests.Diagnostics;

/// <summary>A wrong model is refused with an id, the place and the fix.</summary>
public sealed class DiagnosticTests
{
    public static TheoryData<DiagnosticCase> Cases => [.. DiagnosticCases.All, .. AnalyzerCases.All];

    public static TheoryData<string> Ids => [.. DiagnosticTable.Rows.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_wrong_model_is_refused_at_its_place_with_the_fix(DiagnosticCase wrong)
    {
        var (source, start, length) = Marked(wrong.Source);
        var run = Run.Of(source);
        var found = Assert.Single(run.Findings, problem => problem.Id == wrong.Id);
        Assert.Equal(source.Substring(start, length), TextAt(run, found.Location));
        Assert.Equal(start + Model.Complete("").Length, found.Location.SourceSpan.Start);
        Assert.Contains(wrong.Fix, found.GetMessage(), StringComparison.Ordinal);
        Assert.All(run.Findings, problem => Assert.Equal(wrong.Id, problem.Id));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_generated_for_a_wrong_model_compiles(DiagnosticCase wrong)
    {
        var run = Run.Of(Marked(wrong.Source).Source);
        Assert.DoesNotContain(run.CompilerProblems, problem => problem.Location.SourceTree is { } tree && !run.Input.ContainsSyntaxTree(tree));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_has_a_case(string id) => Assert.Contains(DiagnosticCases.All.Concat(AnalyzerCases.All), wrong => wrong.Id == id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_rule_says_what_to_do(string id)
    {
        var row = DiagnosticTable.Of(id);
        Assert.Contains(":", row.MessageFormat.ToString(null), StringComparison.Ordinal);
        Assert.False(row.Title.ToString(null).EndsWith('.'));
    }

    [Theory]
    [InlineData("https://example.com/faux", "https://example.com/faux/blob/main/docs/diagnostics/FXS100.md")]
    [InlineData("https://example.com/faux.git", "https://example.com/faux/blob/main/docs/diagnostics/FXS100.md")]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_rule_leads_to_its_page_where_the_repository_has_an_address(string? repository, string? page) =>
        Assert.Equal(page, HelpLink.Of("FXS100", repository));

    private static string TextAt(Run run, Location location)
    {
        var tree = Assert.Single(run.Input.SyntaxTrees, tree => tree.FilePath == location.GetLineSpan().Path);
        var text = tree.GetText();
        Assert.Equal(text.Lines.GetLinePosition(location.SourceSpan.Start), location.GetLineSpan().StartLinePosition);
        return text.ToString(location.SourceSpan);
    }

    private static (string Source, int Start, int Length) Marked(string source)
    {
        var start = source.IndexOf("[|", StringComparison.Ordinal);
        var end = source.IndexOf("|]", StringComparison.Ordinal);
        return (source.Remove(end, 2).Remove(start, 2), start, end - start - 2);
    }
}
