using System.Text.Json.Nodes;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Ledgers;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Changes that need neither transactions nor expiry, and no index of a table that is there, on a live endpoint.</summary>
public abstract class PlainChangeSuite<TEndpoint> : EndpointSuite<TEndpoint>
    where TEndpoint : IEndpoint, new()
{
    [Fact]
    public async Task Tables_are_made_with_their_indexes_and_then_fit()
    {
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A", "N"), Shape.Index("BIndex", "B") with { Included = ["C"] }).Unique("B"), Shape.Entity("Product"));
        Assert.Equal(["Create table Orders with indexes AIndex, BIndex", "Create table Products", "Create table UniqueKeys"], (await At.ApplyAsync(schema)).Select(done => done.Step.Description));
        await FitsAsync(schema);
        Assert.Empty(await At.ApplyAsync(schema));
        await FillAsync();
        await IsWholeAsync("AIndex", item => item.ContainsKey("A") && item.ContainsKey("N"));
    }

    [Fact]
    public async Task A_name_is_copied_while_it_is_written_and_then_given_up()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order").Named("A", "A", "D")));
        await At.PutAsync("Orders", """{"Id":{"S":"stale"},"A":{"S":"a"},"D":{"S":"before a"}}""");
        await At.PutAsync("Orders", """{"Id":{"S":"gone"},"D":{"S":"before nothing"}}""");
        var renamed = Shape.Database(Shape.Entity("Order").Named("A", "D", "A"));
        await MeanwhileAsync(at => at.ApplyAsync(renamed), WithBothNames);
        await FitsAsync(renamed);
        Assert.All(await StoredAsync(), item => Assert.Equal(item["A"]?["S"]?.GetValue<string>(), item["D"]?["S"]?.GetValue<string>()));
        var values = (await StoredAsync()).Count(item => item.ContainsKey("D"));
        Assert.NotEqual(0, values);

        var last = Shape.Database(Shape.Entity("Order").Named("A", "D"));
        await At.ApplyAsync(last);
        await FitsAsync(last);
        Assert.All(await StoredAsync(), item => Assert.False(item.ContainsKey("A")));
        Assert.Equal(values, (await StoredAsync()).Count(item => item.ContainsKey("D")));
    }

    [Fact]
    public async Task A_derived_attribute_gets_its_values()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"77"}}}"""); // the one that the code does not take
        var derived = Shape.Database(Shape.Entity("Order").Derived("B", "A", "N"));
        await At.ApplyAsync(derived, new JoinCode());
        await FitsAsync(derived);
        Assert.All(await StoredAsync(), item => Assert.Equal(JoinCode.ValueOf(item), item["B"]?["S"]?.GetValue<string>()));
    }

    [Fact]
    public async Task A_table_is_billed_otherwise_and_back()
    {
        var (onDemand, provisioned) = (Shape.Entity("Order", Shape.Index("AIndex", "A")), Shape.Entity("Order", Shape.Index("AIndex", "A")).Provisioned(80, 60));
        await OrdersAsync(onDemand);
        await UndisturbedAsync(at => at.ApplyAsync(Shape.Database(provisioned)));
        await FitsAsync(Shape.Database(provisioned));
        Assert.Equal(["80/60", "80/60"], await UnitsAsync());
        await At.ApplyAsync(Shape.Database(onDemand.Provisioned(90, 40)));
        Assert.Equal(["90/40", "90/40"], await UnitsAsync());

        // There and back, once by the ledger and once by the model.
        await At.BackAsync();
        Assert.Equal(["80/60", "80/60"], await UnitsAsync());
        await At.BackAsync();
        Assert.Equal(["0/0", "0/0"], await UnitsAsync());
        await At.ApplyAsync(Shape.Database(provisioned));
        await At.ApplyAsync(Shape.Database(onDemand.OnDemand()));
        Assert.Equal(["0/0", "0/0"], await UnitsAsync());
        await FitsAsync(Shape.Database(onDemand.OnDemand()));
        await IsWholeAsync("AIndex", item => item.ContainsKey("A"));
    }

    [Theory]
    [InlineData(12)]
    [InlineData(25)]
    [InlineData(40)]
    public async Task A_run_that_dies_at_a_request_is_ended_by_the_next(int request)
    {
        await OrdersAsync(Shape.Entity("Order").Named("A", "A", "D"));
        var renamed = Shape.Database(Shape.Entity("Order").Named("A", "D", "A").Provisioned(500, 500));
        var (cut, plan) = (new CutBackend(At.Backend, request, isAfter: request % 2 == 0), await At.PlanAsync(renamed));
        var dead = await Record.ExceptionAsync(() => SchemaChange.ApplyAsync(cut, plan, Place.Options, null, TestContext.Current.CancellationToken));
        Assert.True(cut.IsCut && dead is CutException or AggregateException or OperationCanceledException, $"{dead}");
        await At.ForgetLeaseAsync();
        await At.ApplyAsync(renamed);
        await FitsAsync(renamed);
        Assert.All(await StoredAsync(), item => Assert.Equal(item["A"]?["S"]?.GetValue<string>(), item["D"]?["S"]?.GetValue<string>()));
        Assert.Equal(Items, (await StoredAsync()).Count);
    }

    [Fact]
    public async Task An_entity_is_added_beside_others()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var schema = Shape.Database(Shape.Entity("Order"), Shape.Entity("Product", Shape.Index("AIndex", "A")));
        await At.ApplyAsync(schema);
        await FitsAsync(schema);
        Assert.Equal(Items, (await At.ItemsAsync("Orders")).Count);
    }

    [Fact]
    public async Task Tables_come_and_go_while_another_is_written()
    {
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order"), Shape.Entity("Old")));
        await FillAsync();
        await At.PutAsync("Olds", """{"Id":{"S":"1"}}""");
        var schema = Shape.Database(Shape.Entity("Order"), Shape.Entity("Product", Shape.Index("AIndex", "A")));
        await UndisturbedAsync(at => at.ApplyAsync(schema));
        await FitsAsync(schema);
        Assert.Equal(["Orders", "Products", "_fx.Changes"], await TablesAsync());
    }

    [Fact]
    public async Task A_table_that_the_ledger_does_not_know_loses_nothing_by_a_rename()
    {
        await At.SendAsync("CreateTable", """{"TableName":"Orders","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"}]}""");
        await WaitAsync();
        await At.PutAsync("Orders", """{"Id":{"S":"1"},"A":{"S":"precious"}}""");
        await At.PutAsync("Orders", """{"Id":{"S":"2"},"D":{"S":"precious too"}}""");
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order").Named("A", "A", "D")));
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order").Named("A", "D", "A")));
        Assert.Equal(["precious", "precious too"], (await StoredAsync()).Select(item => item["D"]!["S"]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_table_that_the_ledger_does_not_know_loses_nothing_by_a_second_try_either()
    {
        await At.SendAsync("CreateTable", """{"TableName":"Orders","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"}]}""");
        await WaitAsync();
        await At.PutAsync("Orders", """{"Id":{"S":"1"},"A":{"S":"precious"}}""");
        await At.PutAsync("Orders", $"{{\"Id\":{{\"S\":\"large\"}},\"D\":{{\"S\":\"{new string('d', 250 * 1024)}\"}}}}");
        var named = Shape.Database(Shape.Entity("Order").Named("A", "A", "D"));
        foreach (var _ in (int[])[1, 2])
        {
            Assert.Equal((0, 1), (await At.ApplyAsync(named)).Select(done => (done.Items, done.Quarantined)).Single());
            Assert.Equal("precious", (await StoredAsync()).Single(item => item["Id"]!["S"]!.GetValue<string>() == "1")["A"]?["S"]?.GetValue<string>());
        }

        Assert.StartsWith("Some items of Order could not get as A what they have as D.", Assert.Single((await At.PlanAsync(Shape.Database(Shape.Entity("Order").Named("A", "D", "A")))).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_could_not_be_copied_is_not_given_up()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.PutAsync("Orders", $"{{\"Id\":{{\"S\":\"large\"}},\"A\":{{\"S\":\"{new string('a', 250 * 1024)}\"}}}}");
        Assert.Equal(1, (await At.ApplyAsync(Shape.Database(Shape.Entity("Order").Named("A", "D", "A")))).Single().Quarantined);
        foreach (var next in (EntitySchema[])[Shape.Entity("Order").Named("A", "D"), Shape.Entity("Order").Named("A", "A", "D")])
        {
            var refused = await Assert.ThrowsAsync<EvolutionException>(() => At.ApplyAsync(Shape.Database(next)));
            Assert.StartsWith("Some items of Order could not get as D what they have as A.", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_table_that_an_entity_was_moved_to_is_not_dropped_on_the_way_back_while_it_holds_items()
    {
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order")));
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order") with { TableName = "Orders2" }));
        await At.PutAsync("Orders2", """{"Id":{"S":"1"}}""");
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => At.BackAsync());
        Assert.Contains("--destroy Orders2", refused.Message, StringComparison.Ordinal);
        Assert.Single(await At.ItemsAsync("Orders2"));
    }

    [Fact]
    public async Task A_table_is_dropped_by_name_only_and_only_if_FauxSql_made_it()
    {
        await At.SendAsync("CreateTable", """{"TableName":"Strangers","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"}]}""");
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order"), Shape.Entity("Old")));
        await At.PutAsync("Olds", """{"Id":{"S":"1"}}""");
        var plan = await At.PlanAsync(Shape.Database(Shape.Entity("Order")));

        Assert.Equal("Olds", Assert.Single(plan.Steps).Subject);
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => SchemaChange.ApplyAsync(At.Backend, plan, Place.Options, null, TestContext.Current.CancellationToken));
        Assert.Equal("The plan takes away what cannot be had back as it was. Nothing was changed. If that is what you want, say so with --destroy Olds.", refused.Message);
        refused = await Assert.ThrowsAsync<EvolutionException>(() => SchemaChange.ApplyAsync(At.Backend, plan, Place.Options with { Destroy = ["Olds", "Orders"] }, null, TestContext.Current.CancellationToken));
        Assert.Equal("The plan destroys no Orders. It destroys Olds. Nothing was changed.", refused.Message);
        Assert.Single(await At.ItemsAsync("Olds"));

        await At.ApplyAsync(plan);
        Assert.Equal(["Orders", "Strangers", "_fx.Changes"], await TablesAsync());
        await FitsAsync(plan.Schema);
    }

    [Fact]
    public async Task Two_at_once_are_told_of_each_other_and_one_waits_if_it_is_told_to()
    {
        var schema = Shape.Database(Shape.Entity("Order"));
        await At.ApplyAsync(schema);
        var database = new SchemaDatabase(At.Backend, new MultiTableLayout(), schema);
        var first = await Lease.TakeAsync(database, "Ann", TimeSpan.FromSeconds(2), isPatient: false, _ => { }, TimeProvider.System, TestContext.Current.CancellationToken);
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => At.ApplyAsync(schema));
        Assert.Equal("Ann is changing these tables right now. Wait until that is done, or wait here with --wait.", refused.Message);

        var second = SchemaChange.ApplyAsync(At.Backend, await At.PlanAsync(schema), Place.Options with { IsPatient = true }, null, TestContext.Current.CancellationToken);
        await Task.Delay(500, TestContext.Current.CancellationToken);
        Assert.False(second.IsCompleted);
        await first.DisposeAsync();
        await second;
    }

    [Fact]
    public async Task A_table_with_items_is_dropped_on_the_way_back_by_name()
    {
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order")));
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order"), Shape.Entity("Product")));
        await At.PutAsync("Products", """{"Id":{"S":"1"}}""");
        Assert.Empty((await At.BackAsync(destroy: "Products")).Left);
        Assert.Equal(["Orders", "_fx.Changes"], await TablesAsync());
    }

    private async Task<IEnumerable<string>> UnitsAsync()
    {
        var table = (await At.SendAsync("DescribeTable", """{"TableName":"Orders"}"""))["Table"]!;
        return table["GlobalSecondaryIndexes"]!.AsArray().Prepend(table).Select(owner => $"{owner!["ProvisionedThroughput"]!["ReadCapacityUnits"]}/{owner["ProvisionedThroughput"]!["WriteCapacityUnits"]}");
    }
}
