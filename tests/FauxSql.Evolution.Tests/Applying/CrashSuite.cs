using FauxSql.Evolution.Live;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>A run dies at one of the requests that do its work, on either side of it, and another one goes on, on a live endpoint.</summary>
public abstract class CrashSuite<TEndpoint> : EndpointSuite<TEndpoint>
    where TEndpoint : IEndpoint, new()
{
    [Theory]
    [InlineData("UpdateItem", 1, false)]
    [InlineData("UpdateItem", 1, true)]
    [InlineData("UpdateItem", 50, false)]
    [InlineData("UpdateItem", 50, true)]
    [InlineData("UpdateTable", 1, false)]
    [InlineData("UpdateTable", 1, true)]
    public async Task Values_are_derived(string operation, int number, bool isAfter)
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"77"}}}"""); // the one that the code does not take
        var expected = await StoredAsync();
        foreach (var order in expected)
            JoinCode.Join(order);
        await DieAndGoOnAsync(Shape.Database(Shape.Entity("Order", Shape.Index("BIndex", "B")).Derived("B", "A", "N")), operation, "Orders", number, isAfter);
        Assert.Equal(expected.Select(Place.Plain).Order(StringComparer.Ordinal), await At.ItemsAsync("Orders"));
        await IsWholeAsync("BIndex", order => order.ContainsKey("B"));
    }

    // The ledger comes to know the entity before it forgets what was to be done to it.
    [Theory]
    [InlineData("PutItem", "_fx.Changes", 2, true)]
    [InlineData("UpdateItem", "Orders", 1, true)]
    [InlineData("DeleteItem", "_fx.Changes", 5, false)]
    public async Task What_a_table_that_the_ledger_does_not_know_lacks_is_copied(string operation, string table, int number, bool isAfter)
    {
        await At.SendAsync("CreateTable", """{"TableName":"Orders","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"}]}""");
        await WaitAsync();
        await At.PutAsync("Orders", """{"Id":{"S":"1"},"A":{"S":"a"}}""");
        await At.PutAsync("Orders", """{"Id":{"S":"2"},"D":{"S":"d"}}""");
        await DieAndGoOnAsync(Shape.Database(Shape.Entity("Order").Named("A", "A", "D")), operation, table, number, isAfter);
        Assert.Equal(["""{"A":{"S":"a"},"Id":{"S":"1"}}""", """{"A":{"S":"d"},"D":{"S":"d"},"Id":{"S":"2"}}"""], await At.ItemsAsync("Orders"));
    }

    [Theory]
    [InlineData("UpdateContinuousBackups", false)]
    [InlineData("UpdateContinuousBackups", true)]
    [InlineData("UpdateTimeToLive", false)]
    [InlineData("UpdateTimeToLive", true)]
    public async Task Expiry_is_started(string operation, bool isAfter)
    {
        await OrdersAsync(Shape.Entity("Order"));
        await DieAndGoOnAsync(Shape.Database(Shape.Entity("Order").Expiring()), operation, "Orders", 1, isAfter);
        Assert.Equal(("ENABLED", "ENABLED"), (await ExpiryAsync(), await RecoveryAsync("Orders")));
        Assert.Equal(Items, (await At.ItemsAsync("Orders")).Count);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public async Task An_index_is_dropped_and_made_with_another_key(int number, bool isAfter)
    {
        await OrdersAsync(Shape.Entity("Order", Shape.Index("AIndex", "A")));
        await DieAndGoOnAsync(Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "B", "N"))), "UpdateTable", "Orders", number, isAfter);
        Assert.Equal(Items, (await At.ItemsAsync("Orders")).Count);
        await IsWholeAsync("AIndex", order => order.ContainsKey("B"));
    }

    [Theory]
    [InlineData("CreateTable", "Products", false)]
    [InlineData("CreateTable", "Products", true)]
    [InlineData("UpdateContinuousBackups", "Olds", false)]
    [InlineData("UpdateContinuousBackups", "Olds", true)]
    [InlineData("DeleteTable", "Olds", false)]
    [InlineData("DeleteTable", "Olds", true)]
    public async Task Tables_come_and_go(string operation, string table, bool isAfter)
    {
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order"), Shape.Entity("Old")));
        await FillAsync();
        await At.PutAsync("Olds", """{"Id":{"S":"1"}}""");
        await DieAndGoOnAsync(Shape.Database(Shape.Entity("Order"), Shape.Entity("Product", Shape.Index("AIndex", "A"))), operation, table, 1, isAfter);
        while (await new TableReader(At.Backend).FindAsync("Olds", TestContext.Current.CancellationToken) is { IsGoing: true }) // which is not waited for
            await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.Equal(["Orders", "Products", "_fx.Changes"], await TablesAsync());
        Assert.Equal(Items, (await At.ItemsAsync("Orders")).Count);
    }

    private async Task DieAndGoOnAsync(DatabaseSchema schema, string operation, string table, int number, bool isAfter)
    {
        var cut = new CutBackend(At.Backend, number, isAfter, (operation, table));
        var dead = await Record.ExceptionAsync(() => new Place(cut).ApplyAsync(schema, new JoinCode()));
        Assert.True(cut.IsCut && dead is CutException or AggregateException or OperationCanceledException, $"{dead}");
        await At.ForgetLeaseAsync();
        await At.ApplyAsync(schema, new JoinCode());
        await FitsAsync(schema);
    }
}
