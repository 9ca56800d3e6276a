using FauxSql.Design.Costs;
using FauxSql.Design.Costs.Sizes;
using FauxSql.Design.Costs.Traffic;
using FauxSql.Design.Costs.Writes;

namespace FauxSql.Design.Tests.Costs;

/// <summary>At the crossovers that are told, both layouts cost the same: reckoned anew at that traffic.</summary>
public sealed class CrossoverTests
{
    [Theory]
    [InlineData("Order detail page", 85.6)]
    [InlineData("Customer with recent orders and their items", 13.8)]
    public async Task At_a_patterns_break_even_both_layouts_cost_the_same(string pattern, double shown)
    {
        await using var data = await StoredData.OfSampleAsync("Shop", TestContext.Current.CancellationToken);
        var model = new CostModel(data.Database.Schema, data.Plans, data.Averages, data.Sizes);
        var traffic = WorkloadFile.Parse(data.Database.Schema, "shop.jsonl", ExampleTests.TextOf("shop.jsonl"), () => []);
        var rate = model.Of(traffic, "", new CostOptions()).Lines.Single(line => line.Name == pattern).BreakEven!.Value;

        var even = model.Of(traffic with { Reads = [.. traffic.Reads.Select(read => read.Pattern == pattern ? read with { PerSecond = rate } : read)] }, "", new CostOptions());

        Assert.Equal(shown, Math.Round(rate, 1));
        Assert.Equal(even.MultiTable.OnDemand + even.MultiTable.Storage, even.SingleTable!.OnDemand + even.SingleTable.Storage, 6);
    }

    [Fact]
    public async Task At_the_crossover_of_all_traffic_both_layouts_cost_the_same()
    {
        await using var data = await StoredData.OfSampleAsync("Shop", TestContext.Current.CancellationToken);
        var schema = data.Database.Schema;
        var sizes = new AverageSizes(data.Averages.Entities.ToDictionary(entity => entity.Key, entity => entity.Value with { Items = entity.Value.Items * 100_000 })); // more than what is free
        var model = new CostModel(schema, data.Plans, sizes, null);
        var traffic = new Workload("", [new PatternRate("Order", "Order detail page", 10, null)], [new WriteRate("w", [new EntityWrite("Order", WriteVerb.Update, ["Status"], 1)], false, 1)], []);
        var factor = model.Of(traffic, "", new CostOptions()).Crossover!.Value;

        var even = model.Of(traffic with { Reads = [.. traffic.Reads.Select(read => read with { PerSecond = read.PerSecond * factor })], Writes = [.. traffic.Writes.Select(write => write with { PerSecond = write.PerSecond * factor })] }, "", new CostOptions());

        Assert.Equal(even.MultiTable.OnDemand + even.MultiTable.Storage, even.SingleTable!.OnDemand + even.SingleTable.Storage, 4);
    }

    [Fact]
    public async Task Averages_are_estimates_and_say_by_how_much_they_are_off()
    {
        await using var data = await StoredData.OfSampleAsync("Shop", TestContext.Current.CancellationToken);
        var traffic = WorkloadFile.Parse(data.Database.Schema, "shop.jsonl", ExampleTests.TextOf("shop.jsonl"), () => []);

        var exact = new CostModel(data.Database.Schema, data.Plans, data.Averages, data.Sizes).Of(traffic, "", new CostOptions()).Lines.Single(line => line.Name.StartsWith("Customer with", StringComparison.Ordinal));
        var estimate = new CostModel(data.Database.Schema, data.Plans, data.Averages, null).Of(traffic, "", new CostOptions()).Lines.Single(line => line.Name.StartsWith("Customer with", StringComparison.Ordinal));

        Assert.Equal((false, true), (exact.IsEstimate, estimate.IsEstimate));
        Assert.Null(estimate.EstimateError);
        Assert.Equal(0.229, Math.Round(exact.EstimateError!.Value, 3)); // as docs/costs.md says
        Assert.Equal(estimate.MultiTable.ReadUnits, exact.MultiTable.ReadUnits * (1 + exact.EstimateError.Value), 9);
    }

    [Theory]
    [InlineData("""{ "Order": { "items": 1, "bytes": 2 } }""", "Order.indexes.CustomerIndex is missing")]
    [InlineData("""{ "Ordr": { "items": 1, "bytes": 2 } }""", "'Ordr' is not known here: did you mean 'Order'?")]
    [InlineData("""{ "Customer": { "items": 1 } }""", "Customer.bytes is missing")]
    [InlineData("""{ "Product": { "items": 1, "bytes": -2 } }""", "Product.bytes must not be negative: it is -2")]
    [InlineData("{ }", "Customer is missing")]
    public void A_file_of_sizes_that_is_wrong_is_refused(string text, string problem)
    {
        var schema = Models.Of("Shop");
        var only = schema with { Entities = [.. schema.Entities.Where(entity => text.Contains($"\"{entity.Name}\"", StringComparison.Ordinal))] };
        var refused = Assert.Throws<CostInputException>(() => SizeFile.Parse(only.Entities.Count > 0 ? only : schema, "sizes.json", text));
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }
}
