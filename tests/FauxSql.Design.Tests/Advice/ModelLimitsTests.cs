using FauxSql.Design.Advice;
using FauxSql.Design.Costs;
using FauxSql.Design.Costs.Traffic;
using FauxSql.Design.Tests.Costs;

namespace FauxSql.Design.Tests.Advice;

public sealed class ModelLimitsTests
{
    [Fact]
    public async Task The_limits_of_the_shop_are_told_with_the_rate_at_which_they_are_met()
    {
        await using var data = await StoredData.OfSampleAsync("Shop", TestContext.Current.CancellationToken);
        var schema = data.Database.Schema;
        var traffic = WorkloadFile.Parse(schema, "shop.jsonl", ExampleTests.TextOf("shop.jsonl"), () => []);
        var report = new CostModel(schema, data.Plans, data.Averages, data.Sizes).Of(traffic, "", new CostOptions());

        var limits = ModelLimits.Of(schema, data.Averages, report);

        // Half a unit a read: 6,000 of one key; two units an update of an indexed item: 500 of one key. Of 200 reads a second of products 2 go to the busiest.
        Assert.Contains(limits, limit => limit is { Where: "one key of 'Get product by ID'", PerSecond: 6_000, Used: 2 / 6_000.0 });
        Assert.Contains(limits, limit => limit is { Where: "one key of 'order status'", PerSecond: 500 });
        Assert.Contains(limits, limit => limit is { Where: "Product", PerSecond: not null } && limit.Limit.StartsWith("40,000 read", StringComparison.Ordinal) && limit.Used == 100 / 40_000.0);
        Assert.Contains(limits, limit => limit is { Limit: "20 indexes of one table (default quota)", Where: "Order has 1", Used: 0.05 });
        Assert.Contains(limits, limit => limit is { Limit: "100 actions in a transaction", Where: "'check-out' has 4", Used: 0.04 });
        Assert.Contains(limits, limit => limit.Limit == "400 KB an item" && limit.Where.StartsWith("Customer, ", StringComparison.Ordinal));
        Assert.Equal(limits.OrderBy(limit => limit.PerSecond is null).ThenByDescending(limit => limit.Used), limits);
    }

    [Fact]
    public async Task Without_traffic_the_models_own_limits_are_told()
    {
        await using var data = await StoredData.OfSampleAsync("Blog", TestContext.Current.CancellationToken);
        var limits = ModelLimits.Of(data.Database.Schema, data.Averages, null);

        Assert.All(limits, limit => Assert.Null(limit.PerSecond));
        Assert.Equal("20 indexes of one table (default quota)", limits[0].Limit);
    }
}
