using System.Text.Json.Nodes;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>How tables are billed and whether they are protected, on a live endpoint.</summary>
public abstract class SettingsSuite<TEndpoint> : EndpointSuite<TEndpoint>
    where TEndpoint : IEndpoint, new()
{
    [Fact]
    public async Task A_table_is_made_as_the_model_says()
    {
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A")).Provisioned(7, 3).Protected());
        Assert.Equal(
            ["Create table Orders with index AIndex, billed as provisioned with 7 read and 3 write units a second, protected against deletion"],
            (await At.ApplyAsync(schema)).Select(done => done.Step.Description));
        Assert.Equal(("PROVISIONED 7/3, AIndex 7/3", true), await SettingsAsync());
        await FitsAsync(schema);
    }

    [Fact]
    public async Task A_table_goes_from_on_demand_to_provisioned_and_back_while_it_is_written()
    {
        await OrdersAsync(Shape.Entity("Order", Shape.Index("AIndex", "A"), Shape.Index("BIndex", "B")));
        var provisioned = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A"), Shape.Index("BIndex", "B")).Provisioned(1000, 500));
        await UndisturbedAsync(at => at.ApplyAsync(provisioned));
        Assert.Equal("PROVISIONED 1000/500, AIndex 1000/500, BIndex 1000/500", (await SettingsAsync()).Billing);
        await FitsAsync(provisioned);

        var more = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A"), Shape.Index("BIndex", "B")).Provisioned(2000, 500));
        await At.ApplyAsync(more);
        Assert.Equal("PROVISIONED 2000/500, AIndex 2000/500, BIndex 2000/500", (await SettingsAsync()).Billing);

        var onDemand = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A"), Shape.Index("BIndex", "B")).OnDemand());
        await UndisturbedAsync(at => at.ApplyAsync(onDemand));
        Assert.Equal("PAY_PER_REQUEST 0/0, AIndex 0/0, BIndex 0/0", (await SettingsAsync()).Billing);
        await FitsAsync(onDemand);
        await IsWholeAsync("AIndex", item => item.ContainsKey("A"));
    }

    [Fact]
    public async Task A_table_gets_an_index_and_less_capacity_in_one_plan()
    {
        await OrdersAsync(Shape.Entity("Order", Shape.Index("OldIndex", "N")).Provisioned(90, 90));
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 2 }).Provisioned(10, 20));
        var steps = (await At.PlanAsync(schema)).Steps;
        Assert.Equal([typeof(CheckIndexValues), typeof(FillKeys), typeof(CreateIndex), typeof(SetBilling), typeof(DropIndex)], steps.Select(step => step.GetType()));
        await At.ApplyAsync(schema);
        Assert.Equal("PROVISIONED 10/20, AIndex 10/20", (await SettingsAsync()).Billing);
        await FitsAsync(schema);
        await IsWholeAsync("AIndex", item => item.ContainsKey("A"));
    }

    [Fact]
    public async Task A_table_that_others_provisioned_is_left_so_and_its_new_index_gets_the_same()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await ProvisionAsync(40, 30);
        await FitsAsync(Shape.Database(Shape.Entity("Order")));

        var indexed = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A")));
        await At.ApplyAsync(indexed);
        Assert.Equal("PROVISIONED 40/30, AIndex 40/30", (await SettingsAsync()).Billing);
        await FitsAsync(indexed);
        await IsWholeAsync("AIndex", item => item.ContainsKey("A"));
    }

    [Fact]
    public async Task What_others_changed_of_what_the_model_says_is_drift_and_put_right()
    {
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A")).Provisioned(10, 10).Protected());
        await At.ApplyAsync(schema);
        await At.SendAsync("UpdateTable", """{"TableName":"Orders","DeletionProtectionEnabled":false}""");
        await At.SendAsync("UpdateTable", """{"TableName":"Orders","GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"AIndex","ProvisionedThroughput":{"ReadCapacityUnits":99,"WriteCapacityUnits":10}}}]}""");
        await WaitAsync();
        var plan = await At.PlanAsync(schema);
        Assert.Equal(["an index has another capacity now", "it is no longer protected against deletion"], plan.Drift.Select(drift => drift.What));
        await At.ApplyAsync(plan);
        Assert.Equal(("PROVISIONED 10/10, AIndex 10/10", true), await SettingsAsync());

        await At.SendAsync("UpdateTable", """{"TableName":"Orders","BillingMode":"PAY_PER_REQUEST"}""");
        await WaitAsync();
        plan = await At.PlanAsync(schema);
        Assert.Equal(["it is billed on demand now"], plan.Drift.Select(drift => drift.What));
        await At.ApplyAsync(plan);
        await FitsAsync(schema);

        // A model that says it otherwise now is no drift.
        Assert.Empty((await At.PlanAsync(Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A")).OnDemand()))).Drift);
    }

    [Fact]
    public async Task The_way_back_leads_to_what_was_there_and_not_to_what_the_model_left_unsaid()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await ProvisionAsync(40, 30);
        await At.SendAsync("UpdateTable", """{"TableName":"Orders","DeletionProtectionEnabled":true}""");
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order").OnDemand().Protected(isOn: false)));
        Assert.Equal(("PAY_PER_REQUEST 0/0", false), await SettingsAsync());

        Assert.Empty((await At.BackAsync()).Left);
        Assert.Equal(("PROVISIONED 40/30", true), await SettingsAsync());
        await FitsAsync(Shape.Database(Shape.Entity("Order")));
        Assert.Equal(Items, (await At.ItemsAsync("Orders")).Count);
    }

    [Fact]
    public async Task A_dropped_table_is_made_again_as_it_was()
    {
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order"), Shape.Entity("Other")));
        await ProvisionAsync(40, 30);
        await At.ApplyAsync(Shape.Database(Shape.Entity("Other")));
        await At.BackAsync();
        Assert.Equal("PROVISIONED 40/30", (await SettingsAsync()).Billing);
        await FitsAsync(Shape.Database(Shape.Entity("Order"), Shape.Entity("Other")));
    }

    [Fact]
    public async Task A_protected_table_is_refused_to_be_deleted_until_it_is_dropped_by_name_or_no_longer_protected()
    {
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order"), Shape.Entity("Other")));
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order").Protected(), Shape.Entity("Other").Protected()));
        Assert.Contains("protect", (await Assert.ThrowsAsync<InvalidOperationException>(() => At.SendAsync("DeleteTable", """{"TableName":"Orders"}"""))).Message, StringComparison.Ordinal);

        var plan = await At.PlanAsync(Shape.Database(Shape.Entity("Order").Protected()));
        Assert.Equal("Drop table Others with about 0 items, and its protection against deletion before", Assert.Single(plan.Steps).Description);
        await Assert.ThrowsAsync<EvolutionException>(() => SchemaChange.ApplyAsync(At.Backend, plan, Place.Options, null, TestContext.Current.CancellationToken));
        await At.ApplyAsync(plan);
        Assert.Equal(["Orders", "_fx.Changes"], await TablesAsync());

        await At.ApplyAsync(Shape.Database(Shape.Entity("Order").Protected(isOn: false)));
        await At.SendAsync("DeleteTable", """{"TableName":"Orders"}""");
    }

    [Fact]
    public async Task A_table_is_protected_and_no_longer_while_it_is_written()
    {
        await OrdersAsync(Shape.Entity("Order"));
        foreach (var isProtected in (bool[])[true, false])
        {
            var schema = Shape.Database(Shape.Entity("Order").Protected(isProtected));
            await UndisturbedAsync(at => at.ApplyAsync(schema));
            Assert.Equal(("PAY_PER_REQUEST 0/0", isProtected), await SettingsAsync());
            await FitsAsync(schema);
        }
    }

    [Fact]
    public async Task A_table_that_was_provisioned_anew_since_the_plan_is_not_changed()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var plan = await At.PlanAsync(Shape.Database(Shape.Entity("Order").Provisioned(10, 10)));
        await ProvisionAsync(40, 30);
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => At.ApplyAsync(plan));
        Assert.StartsWith("The tables are not as they were when the plan was made.", refused.Message, StringComparison.Ordinal);
        Assert.Equal("PROVISIONED 40/30", (await SettingsAsync()).Billing);
    }

    private async Task ProvisionAsync(int read, int write)
    {
        await At.SendAsync("UpdateTable", $$$"""{"TableName":"Orders","BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":{{{read}}},"WriteCapacityUnits":{{{write}}}}}""");
        await WaitAsync();
    }

    private async Task<(string Billing, bool IsProtected)> SettingsAsync()
    {
        var table = (await At.SendAsync("DescribeTable", """{"TableName":"Orders"}"""))["Table"]!;
        var mode = table["BillingModeSummary"]?["BillingMode"]?.GetValue<string>() ?? "PROVISIONED";
        var indexes = (table["GlobalSecondaryIndexes"]?.AsArray() ?? []).Select(index => $"{index!["IndexName"]} {UnitsOf(index)}").Order(StringComparer.Ordinal);
        return (string.Join(", ", indexes.Prepend($"{mode} {UnitsOf(table)}")), table["DeletionProtectionEnabled"]!.GetValue<bool>());
    }

    private static string UnitsOf(JsonNode owner) => $"{owner["ProvisionedThroughput"]!["ReadCapacityUnits"]}/{owner["ProvisionedThroughput"]!["WriteCapacityUnits"]}";
}
