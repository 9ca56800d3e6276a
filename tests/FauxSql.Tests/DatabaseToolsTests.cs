using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Http;
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
    public async Task Without_data_patterns_are_listed_and_not_run()
    {
        using var engine = EmbeddedDynamo.InMemory();
        var db = new ShopDb(engine);
        await db.EnsureTablesAsync();

        Assert.All(await DatabaseTools.RunPatternsAsync(db).ToListAsync(), run => Assert.Equal(0, run.Requests));
    }

    [Fact]
    public async Task Tables_are_not_created_on_remote_endpoints()
    {
        using var backend = DynamoEndpoint.At("https://dynamodb.eu-west-1.amazonaws.com");

        await Assert.ThrowsAsync<RemoteDatabaseException>(() => new ShopDb(backend).EnsureTablesAsync());
    }
}
