using FauxSql.Design.Costs.Writes;
using FauxSql.Design.Tests.Infrastructure.Club;
using FauxSql.Engine;
using Shop;

namespace FauxSql.Design.Tests.Costs;

/// <summary>Writes of every stored item, one after another: what the items' sizes predict is what the engine charges, indexes, claims, checks and reads included.</summary>
public sealed class EntityWritesTests
{
    private static readonly Dictionary<string, (EntityWrite Write, Func<ShopDb, CancellationToken, Task> Run)> ShopWrites = new()
    {
        ["update of an attribute that an index projects"] = (
            new EntityWrite("Order", WriteVerb.Update, ["Status"], 1),
            (db, stop) => ForEachAsync<Order>(o => db.Orders.Update(o.OrderId).Set(order => order.Status, OrderStatus.Cancelled == o.Status ? OrderStatus.Paid : OrderStatus.Cancelled).RunAsync(stop))),
        ["update of an index key"] = (
            new EntityWrite("Order", WriteVerb.Update, ["OrderDate"], 1),
            (db, stop) => ForEachAsync<Order>(o => db.Orders.Update(o.OrderId).Set(order => order.OrderDate, o.OrderDate.AddDays(1)).RunAsync(stop))),
        ["update of a unique value that is an index key"] = (
            new EntityWrite("Customer", WriteVerb.Update, ["Email"], 1),
            (db, stop) => ForEachAsync<Customer>(c => db.Customers.Update(c.CustomerId).Set(customer => customer.Email, "2" + c.Email[1..]).RunAsync(stop))),
        ["update of something else of an entity with a unique value"] = (
            new EntityWrite("Customer", WriteVerb.Update, ["Name"], 1),
            (db, stop) => ForEachAsync<Customer>(c => db.Customers.Update(c.CustomerId).Set(customer => customer.Name, "X" + c.Name[1..]).RunAsync(stop))),
        ["save of an entity with a unique value"] = (
            new EntityWrite("Customer", WriteVerb.Save, ["Name"], 1),
            (db, stop) => ForEachAsync<Customer>(c => db.Customers.SaveAsync(c with { Name = "X" + c.Name[1..], Version = 2 }, stop))),
        ["save"] = (
            new EntityWrite("Order", WriteVerb.Save, ["Total"], 1),
            (db, stop) => ForEachAsync<Order>(o => db.Orders.SaveAsync(o with { Total = o.Total + 1, Version = 2 }, stop))),
        ["put that changes nothing"] = (
            new EntityWrite("Order", WriteVerb.Put, [], 1),
            (db, stop) => ForEachAsync<Order>(o => db.Orders.PutAsync(o with { Version = 1 }, stop))),
        ["put of another price"] = (
            new EntityWrite("Product", WriteVerb.Put, ["Price"], 1),
            (db, stop) => ForEachAsync<Product>(p => db.Products.PutAsync(p with { Price = p.Price + 1 }, stop))),
        ["deletion"] = (
            new EntityWrite("Order", WriteVerb.Delete, [], 1),
            (db, stop) => ForEachAsync<Order>(o => db.Orders.DeleteAsync(o.OrderId, stop))),
        ["deletion with a unique value"] = (
            new EntityWrite("Customer", WriteVerb.Delete, [], 1),
            (db, stop) => ForEachAsync<Customer>(c => db.Customers.DeleteAsync(c.CustomerId, stop))),
    };

    public static TheoryData<string> Changes { get; } = [.. ShopWrites.Keys];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_change_of_every_item_is_charged_as_predicted(string change)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var engine = EmbeddedDynamo.InMemory();
        var db = await FillAsync(engine, stop);
        await using var data = await StoredData.OfAsync(engine, db, stop);
        var (predicted, writes) = new EntityWrites(db.Schema, data.Averages, data.Sizes).Total(ShopWrites[change].Write, isWithinTransaction: false);

        using var trace = Trace.Start();
        await ShopWrites[change].Run(db, stop);

        Assert.NotEqual(0, writes);
        Assert.Equal((trace.ReadUnits, trace.WriteUnits, (double)trace.Requests), (predicted.ReadUnits, predicted.WriteUnits, predicted.Requests));
    }

    [Theory]
    [InlineData("Customer")]
    [InlineData("Order")]
    [InlineData("Product")]
    public async Task An_insertion_of_every_item_is_charged_as_predicted(string entity)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var engine = EmbeddedDynamo.InMemory();
        var db = new ShopDb(engine);
        await db.EnsureTablesAsync(stop);

        using var trace = Trace.Start();
        await (entity switch
        {
            "Customer" => ForEachAsync<Customer>(c => db.Customers.InsertAsync(c, stop)),
            "Order" => ForEachAsync<Order>(o => db.Orders.InsertAsync(o, stop)),
            _ => ForEachAsync<Product>(p => db.Products.InsertAsync(p, stop)),
        });
        var charged = (trace.ReadUnits, trace.WriteUnits, (double)trace.Requests);

        await using var data = await StoredData.OfAsync(engine, db, stop);
        var (predicted, _) = new EntityWrites(db.Schema, data.Averages, data.Sizes).Total(new EntityWrite(entity, WriteVerb.Insert, [], 1), isWithinTransaction: false);
        Assert.Equal(charged, (predicted.ReadUnits, predicted.WriteUnits, predicted.Requests));
    }

    [Fact]
    public async Task A_transaction_of_an_order_with_its_items_is_charged_as_predicted()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var engine = EmbeddedDynamo.InMemory();
        var db = new ShopDb(engine);
        await db.EnsureTablesAsync(stop);
        var items = Stored().OfType<OrderItem>().ToLookup(item => item.OrderId);

        using var trace = Trace.Start();
        await ForEachAsync<Order>(order => db.TransactAsync(
            t =>
            {
                t.Insert(order);
                t.InsertAll(items[order.OrderId]);
            },
            cancellationToken: stop));
        var charged = trace.WriteUnits;

        await using var data = await StoredData.OfAsync(engine, db, stop);
        var writes = new EntityWrites(db.Schema, data.Averages, data.Sizes);
        Assert.Equal(charged, writes.Total(new EntityWrite("Order", WriteVerb.Insert, [], 1), true).Use.WriteUnits + writes.Total(new EntityWrite("OrderItem", WriteVerb.Insert, [], 3), true).Use.WriteUnits);
    }

    [Fact]
    public async Task Enforced_references_are_checked_and_guarded_at_the_predicted_price()
    {
        var stop = TestContext.Current.CancellationToken;
        await using var engine = EmbeddedDynamo.InMemory();
        var db = new ClubDb(engine);
        await db.EnsureTablesAsync(stop);
        var team = new Team { TeamId = "T1", Name = "One" };
        var member = new Member { MemberId = "M1", TeamId = "T1", Email = "a@example.com" };
        await db.Teams.InsertAsync(team, stop);

        using var trace = Trace.Start();
        await db.Members.InsertAsync(member, stop);
        var insertion = (trace.ReadUnits, trace.WriteUnits);
        await using var data = await StoredData.OfAsync(engine, db, stop);
        trace.Reset();
        await db.Members.DeleteAsync("M1", stop);
        var deletion = (trace.ReadUnits, trace.WriteUnits);
        trace.Reset();
        await db.Teams.DeleteAsync("T1", stop);
        var guarded = (trace.ReadUnits, trace.WriteUnits, (double)trace.Requests);

        var writes = new EntityWrites(db.Schema, data.Averages, data.Sizes);
        WriteUse Of(string entity, WriteVerb verb) => writes.Total(new EntityWrite(entity, verb, [], 1), false).Use;
        Assert.Equal(insertion, (Of("Member", WriteVerb.Insert).ReadUnits, Of("Member", WriteVerb.Insert).WriteUnits));
        Assert.Equal(deletion, (Of("Member", WriteVerb.Delete).ReadUnits, Of("Member", WriteVerb.Delete).WriteUnits));
        Assert.Equal(guarded, (Of("Team", WriteVerb.Delete).ReadUnits, Of("Team", WriteVerb.Delete).WriteUnits, Of("Team", WriteVerb.Delete).Requests));
    }

    // A tenth of the sample's customers, with what belongs to them.
    private static List<object> Stored() => [.. ShopData.Generate(1).Take(2500)];

    private static async Task<ShopDb> FillAsync(EmbeddedDynamo engine, CancellationToken stop)
    {
        var db = new ShopDb(engine);
        await db.EnsureTablesAsync(stop);
        await db.Products.PutManyAsync(Stored().OfType<Product>(), cancellationToken: stop);
        await db.Customers.PutManyAsync(Stored().OfType<Customer>().Select(c => c with { Version = 1 }), cancellationToken: stop);
        await db.Orders.PutManyAsync(Stored().OfType<Order>().Select(o => o with { Version = 1 }), cancellationToken: stop);
        return db;
    }

    private static async Task ForEachAsync<T>(Func<T, Task> run)
    {
        foreach (var item in Stored().OfType<T>())
            await run(item);
    }
}
