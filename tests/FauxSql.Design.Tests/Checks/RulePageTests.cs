using FauxSql.Design.Checks;

namespace FauxSql.Design.Tests.Checks;

/// <summary>Each rule has a page in docs/diagnostics, whose examples are what it says they are.</summary>
public sealed class RulePageTests
{
    private static readonly CheckOptions Replicated = new() { Replicas = ["eu-central-1"] };

    public static TheoryData<string> Ids => [.. ModelCheck.Rules.Select(rule => rule.Id)];

    public static TheoryData<string> OfModels => [.. ModelCheck.Rules.Where(rule => !rule.IsOfData && !RuleTable.IsAnalyzed(rule.Id)).Select(rule => rule.Id)];

    public static TheoryData<string> Analyzed => [.. ModelCheck.Rules.Where(rule => RuleTable.IsAnalyzed(rule.Id)).Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_of_a_rule_begins_with_its_title(string id) =>
        Assert.StartsWith($"# {id}: {RuleTable.Of(id).Title}\n", RulePages.Read(id), StringComparison.Ordinal);

    [Fact]
    public void The_index_lists_every_rule()
    {
        var index = RulePages.Read("README");
        Assert.All(ModelCheck.Rules, rule => Assert.Contains($"| [{rule.Id}]({rule.Id}.md) | {rule.Title} |", index, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(OfModels))]
    public void The_first_example_breaks_the_rule_where_it_says_and_no_other(string id)
    {
        var model = CompiledModel.Of(RulePages.Models(id)[0]);
        var found = Assert.Single(Findings(id, model));
        Assert.Equal(id, found.Rule.Id);
        Assert.EndsWith($"// {id}", model.LineOf(found.Place), StringComparison.Ordinal);
        Assert.Contains(": ", found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OfModels))]
    public void The_second_example_is_right(string id) => Assert.Empty(Findings(id, CompiledModel.Of(RulePages.Models(id)[1])));

    // Their examples are the analyzers' too, which look at one rule only.
    [Theory]
    [MemberData(nameof(Analyzed))]
    public void What_an_analyzer_finds_is_found_at_the_same_place(string id)
    {
        var wrong = CompiledModel.Of(RulePages.Models(id)[0]);
        var found = Assert.Single(ModelCheck.Run(wrong.Schema).Findings, finding => finding.Rule.Id == id);
        Assert.Contains(wrong.LineOf(found.Place).Trim(), RulePages.Models(id)[0], StringComparison.Ordinal);
        Assert.DoesNotContain(ModelCheck.Run(CompiledModel.Of(RulePages.Models(id)[1]).Schema).Findings, finding => finding.Rule.Id == id);
    }

    [Fact]
    public void Ids_stand_once_and_in_order()
    {
        var ids = ModelCheck.Rules.Select(rule => rule.Id).ToList();
        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
        Assert.Equal(ids.Where(id => !RuleTable.Of(id).IsOfData && id is not ("FXS215" or "FXS216")), ModelCheck.Checks.Select(check => check.Rule.Id));
    }

    // Examples may use reserved words, as models do.
    private static IEnumerable<Finding> Findings(string id, CompiledModel model) =>
        ModelCheck.Run(model.Schema, id == "FXS213" ? Replicated : null).Findings.Where(finding => id == "FXS214" || finding.Rule.Id != "FXS214");
}
