using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Http;
using FauxSql.Protocol.Backends;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests;

public sealed class DatabaseToolsTests
{
    [Fact]
    public async Task A_filled_database_answers_every_pattern()
    {
        using var engine = EmbeddedDynamo.InMemory();
        var db = new ShopDb(engine);
        await DatabaseTools.EnsureTablesAsync(db);
        await DatabaseTools.EnsureTablesAsync(db);

        Assert.Equal(420, await DatabaseTools.FillAsync(db, 1));

        Assert.Equal(60, (await db.Customers.Scan().ToListAsync()).Count);
        Assert.Equal(180, (await db.OrderItems.Scan().ToListAsync()).Count);
        await Assert.ThrowsAsync<UniqueViolationException>(() => db.Customers.InsertAsync(new Customer("new", "c7@example.com")));
        var saved = await db.Orders.SaveAsync(await db.Orders.Get("O1-1").RunAsync());
        Assert.Equal(2, saved.Version);

        var runs = (await DatabaseTools.RunPatternsAsync(db).ToListAsync()).ToDictionary(run => (run.Entity, run.ServedBy), run => (run.Requests, run.RoundTrips, run.Items));
        Assert.Equal((1, 1, 1), runs[("Order", "key OrderId")]);
        Assert.Equal((1, 1, 1), runs[("Customer", "EmailIndex")]);
        Assert.Equal((1, 1, 3), runs[("Order", "CustomerIndex")]);
        Assert.Equal((2, 1, 2), runs[("Order", "Orders/key, OrderItems/key")]);
    }

    [Fact]
    public async Task A_pattern_that_writes_is_explained_and_not_run()
    {
        using var engine = EmbeddedDynamo.InMemory();
        var db = new ShopDb(engine);
        await db.EnsureTablesAsync();
        await DatabaseTools.FillAsync(db, 1);
        using var trace = Trace.Start(db);

        var runs = await DatabaseTools.RunPatternsAsync(db).ToListAsync();

        var written = Assert.Single(runs, run => run.IsWrite);
        Assert.Equal(
            ("Cancel an order", "Orders/key, OrderItems/key", 1, 1, 0, 0.0, 0.0),
            (written.Pattern, written.ServedBy, written.Requests, written.RoundTrips, written.Items, written.ReadUnits, written.Milliseconds));
        Assert.NotEqual(0, trace.Requests);
        Assert.Equal(0, trace.WriteUnits);
        Assert.All(trace.Operations.Keys, operation => Assert.Contains(operation, new[] { "GetItem", "BatchGetItem", "Query", "Scan" }));
    }

    [Fact]
    public async Task Without_data_patterns_are_listed_and_not_run()
    {
        using var engine = EmbeddedDynamo.InMemory();
        var db = new ShopDb(engine);
        await db.EnsureTablesAsync();

        Assert.All(await DatabaseTools.RunPatternsAsync(db).ToListAsync(), run => Assert.Equal(0, run.Requests));
    }

    [Fact]
    public async Task Arguments_are_taken_from_stored_items_that_belong_together()
    {
        using var engine = EmbeddedDynamo.InMemory();
        var db = new ShopDb(engine);
        await db.EnsureTablesAsync();
        await db.Customers.InsertAsync(new Customer("lonely", "lonely@example.com"));
        await db.Customers.InsertAsync(new Customer("busy", "busy@example.com"));
        await db.Orders.InsertAsync(new Order("unsold", null, "2026", 1));
        await db.Orders.InsertAsync(new Order("sold", "busy", "2026", 1));
        await db.OrderItems.InsertAsync(new OrderItem("sold", "1"));

        var runs = await DatabaseTools.RunPatternsAsync(db).ToListAsync();

        Assert.All(runs.Where(run => run.Entity is "Customer" or "Order" or "OrderItem"), run => Assert.True(run.Items > 0, run.Pattern));
        Assert.Equal(2, runs.Single(run => run.Pattern == "Order detail").Items);
    }

    [Fact]
    public async Task A_pattern_whose_argument_no_stored_item_has_is_listed_and_not_run()
    {
        using var engine = EmbeddedDynamo.InMemory();
        var db = new ShopDb(engine);
        await db.EnsureTablesAsync();
        await db.Orders.InsertAsync(new Order("O1", null, "2026", 1));

        var runs = (await DatabaseTools.RunPatternsAsync(db).ToListAsync()).ToDictionary(run => (run.Entity, run.ServedBy));

        Assert.Equal(1, runs[("Order", "key OrderId")].Requests);
        Assert.Equal(0, runs[("Order", "CustomerIndex")].Requests);
    }

    [Fact]
    public async Task Every_key_index_and_method_of_the_model_is_a_pattern()
    {
        using var engine = EmbeddedDynamo.InMemory();
        var db = new ShopDb(engine);
        await db.EnsureTablesAsync();
        var schema = db.Schema;
        var served = schema.Entities.SelectMany(entity => entity.Indexes.Select(index => index.Name).Prepend("key " + string.Join(" + ", entity.Key.Partition.Concat(entity.Key.Sort))))
            .Concat(["FauxSql.Tests.Shop.Screens.OrderDetail", "FauxSql.Tests.Shop.Screens.CardPayments", "FauxSql.Tests.Shop.Screens.CancelOrder"]);

        Assert.Equal(served.Order(), (await DatabaseTools.RunPatternsAsync(db).ToListAsync()).Select(run => run.ServedBy).Order());
    }

    [Fact]
    public async Task A_fill_stops_when_it_is_cancelled_and_says_how_far_it_has_come()
    {
        using var engine = EmbeddedDynamo.InMemory();
        var db = new ShopDb(engine);
        await db.EnsureTablesAsync();
        using var cancelled = new CancellationTokenSource();
        var progress = new Progress(written =>
        {
            if (written >= 100)
                cancelled.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DatabaseTools.FillAsync(db, 50, progress, cancelled.Token));

        Assert.InRange(progress.Last, 100, 2_000);
    }

    [Fact]
    public async Task A_fill_into_tables_that_are_not_there_fails_with_the_services_words()
    {
        using var engine = EmbeddedDynamo.InMemory();

        var failed = await Assert.ThrowsAsync<ServiceErrorException>(() => DatabaseTools.FillAsync(new ShopDb(engine), 1));

        Assert.Equal("ResourceNotFoundException", failed.Code);
    }

    [Fact]
    public async Task Tables_are_not_created_on_remote_endpoints()
    {
        using var backend = DynamoEndpoint.At("https://dynamodb.eu-west-1.amazonaws.com");

        var refused = await Assert.ThrowsAsync<RemoteDatabaseException>(() => new ShopDb(backend).EnsureTablesAsync());
        Assert.Contains("MayCreateRemoteTables", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_are_where_the_application_says_so()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var remote = new RemoteBackend(engine);
        await Assert.ThrowsAsync<RemoteDatabaseException>(() => new ShopDb(remote).EnsureTablesAsync());
        var db = new ShopDb(remote, options: new() { MayCreateRemoteTables = true });
        await db.EnsureTablesAsync();
        await db.Customers.InsertAsync(new Customer("C1", "ann@example.com"));
        Assert.NotNull(await db.Customers.FindAsync("C1"));
    }

    private sealed class RemoteBackend(IBackend inner) : IBackend
    {
        public bool IsLocal => false;

        public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) => inner.SendAsync(request, cancellationToken);
    }

    private sealed class Progress(Action<long> report) : IProgress<WriteProgress>
    {
        public long Last { get; private set; }

        public void Report(WriteProgress value)
        {
            Last = Math.Max(Last, value.Items);
            report(value.Items);
        }
    }
}
