using FauxSql.Design.Costs;
using FauxSql.Design.Costs.Traffic;
using FauxSql.Schema;

namespace FauxSql.Design.Tests.Costs;

/// <summary>Access patterns of one entity with the same words.</summary>
public sealed class SameWordsTests
{
    private const string Words = "Order detail page";
    private const string Full = "Shop.Screens.OrderDetail";
    private const string Short = "Shop.Screens.OrderDetailInShort";

    [Fact]
    public async Task Methods_with_the_same_words_for_an_entity_are_counted_apart()
    {
        await using var data = await StoredData.OfSampleAsync("Shop", TestContext.Current.CancellationToken);

        var report = Model(data).Of(Parse(data, Line(Full, 1), Line(Short, 2)), "", new CostOptions());

        Assert.Equal([($"{Words} ({Full})", 1.0, UnitsOf(data, Words)), ($"{Words} ({Short})", 2.0, UnitsOf(data, "Get order by ID"))], report.Lines.Select(Figures));
        Assert.NotEqual(UnitsOf(data, Words), UnitsOf(data, "Get order by ID"));
    }

    [Fact]
    public async Task They_do_not_stand_in_the_way_of_others()
    {
        await using var data = await StoredData.OfSampleAsync("Shop", TestContext.Current.CancellationToken);

        var report = Model(data).Of(Parse(data, """{"pattern":"Get order by ID","perSecond":3}"""), "", new CostOptions());

        Assert.Equal(("Get order by ID", 3.0, UnitsOf(data, "Get order by ID")), Figures(Assert.Single(report.Lines)));
    }

    [Theory]
    [InlineData("""{"pattern":"Order detail page","perSecond":1}""", $"'{Words}' is served by {Full} and {Short}: say which with \"servedBy\"")]
    [InlineData("""{"pattern":"Order detail page","servedBy":"Shop.Screens.Other","perSecond":1}""", $"'{Words}' is served by {Full} and {Short}, not by 'Shop.Screens.Other'")]
    [InlineData("""{"pattern":"Get order by ID","servedBy":"CustomerIndex","perSecond":1}""", "'Get order by ID' is served by key, not by 'CustomerIndex'")]
    public async Task A_line_that_may_mean_either_is_refused(string line, string problem)
    {
        await using var data = await StoredData.OfSampleAsync("Shop", TestContext.Current.CancellationToken);

        Assert.Contains("line 2: " + problem, Assert.Throws<CostInputException>(() => Parse(data, line)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_serves_a_pattern_may_be_named_where_it_is_the_only_one()
    {
        await using var data = await StoredData.OfSampleAsync("Shop", TestContext.Current.CancellationToken);

        var traffic = Parse(data, """{"pattern":"Get order by ID","servedBy":"key","perSecond":1}""");

        Assert.Equal([new PatternRate("Order", "Get order by ID", 1, null)], traffic.Reads);
    }

    private static string Line(string method, int perSecond) => $$"""{"pattern":"{{Words}}","servedBy":"{{method}}","perSecond":{{perSecond}}}""";

    private static Workload Parse(StoredData data, params string[] lines) =>
        WorkloadFile.Parse(Schema(data), "traffic.jsonl", "{\"fauxsql-traffic\":1}\n" + string.Join('\n', lines), () => []);

    // A second method, which reads the order alone.
    private static CostModel Model(StoredData data) =>
        new(Schema(data), [.. data.Plans, new PatternPlan("Order", Second(data), data.PlanOf("Get order by ID"))], data.Averages, data.Sizes);

    private static DatabaseSchema Schema(StoredData data) => data.Database.Schema with { Patterns = [.. data.Database.Schema.Patterns, Second(data)] };

    private static AccessPatternSchema Second(StoredData data) => data.Database.Schema.Patterns.Single(pattern => pattern.Description == Words) with { ServedBy = Short };

    private static double UnitsOf(StoredData data, string pattern) => new CostModel(data.Database.Schema, data.Plans, data.Averages, data.Sizes)
        .Of(new Workload("", [new PatternRate("Order", pattern, 1, null)], [], []), "", new CostOptions()).Lines[0].MultiTable.ReadUnits;

    private static (string, double, double) Figures(CostLine line) => (line.Name, line.PerSecond!.Value, line.MultiTable.ReadUnits);
}
