using FauxSql;
using FauxSql.Errors;
using Shop;

namespace AotSmoke;

/// <summary>Writes and reads the shop as an application would, and fails where an answer is not what it must be.</summary>
internal static class Tour
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(ShopDb db)
    {
        await db.EnsureTablesAsync();
        await InsertAsync(db);
        await QueryAsync(db);
        await IncludeAsync(db);
        await ChangeAsync(db);
        await WriteManyAsync(db);
        await ReadInPartsAsync(db);
        await DeleteAsync(db);
    }

    private static async Task InsertAsync(ShopDb db)
    {
        var customer = new Customer
        {
            CustomerId = "C1",
            Email = "ada@example.com",
            Name = "Ada",
            JoinedAt = Noon,
            Addresses = [new Address { Label = "home", Street = "1 Long Lane", PostalCode = "12345", City = "Leeds" }],
        };
        await db.Customers.InsertAsync(customer);
        await ExpectAsync<ItemExistsException>(() => db.Customers.InsertAsync(customer));
        await ExpectAsync<UniqueViolationException>(() => db.Customers.InsertAsync(customer with { CustomerId = "C2" }));
        for (var number = 1; number <= 3; number++)
        {
            await db.Orders.InsertAsync(new Order { OrderId = $"O{number}", CustomerId = "C1", OrderDate = Noon.AddDays(number), Total = 10.5m * number });
            await db.OrderItems.InsertAsync(new OrderItem { OrderId = $"O{number}", ItemId = "01", ProductId = "P1", Quantity = number, UnitPrice = 10.5m });
        }
    }

    private static async Task QueryAsync(ShopDb db)
    {
        var orders = await db.Orders.ByCustomer("C1").Newest().Where(order => order.Total > 11).ToListAsync();
        Expect(orders.Select(order => order.OrderId).SequenceEqual(["O3", "O2"]), "a filtered query, newest first");
        var login = await db.Customers.ByEmail("ada@example.com").SingleOrDefaultAsync();
        Expect(login is { Addresses: [{ City: "Leeds" }] } && login.JoinedAt == Noon, "a customer by e-mail, with its nested address");
        Expect(await db.Orders.FindAsync("none") is null, "nothing for an unknown key");
    }

    private static async Task IncludeAsync(ShopDb db)
    {
        var order = await db.Orders.GetAsync("O2", o => o.Items);
        Expect(order.Items is [{ Quantity: 2, UnitPrice: 10.5m }], "an order with its items");
        var customer = await db.Customers.GetAsync("C1", c => c.Orders.Newest().Take(2).With(o => o.Items));
        Expect(customer.Orders is [{ OrderId: "O3", Items.Count: 1 }, { OrderId: "O2", Items.Count: 1 }], "a customer with orders and their items");
    }

    private static async Task ChangeAsync(ShopDb db)
    {
        var stale = await db.Orders.GetAsync("O1");
        var saved = await db.Orders.SaveAsync(stale with { Status = OrderStatus.Paid });
        Expect(saved.Version == stale.Version + 1, "a new version");
        await ExpectAsync<VersionConflictException>(() => db.Orders.SaveAsync(stale with { Total = 1 }));
        await db.Orders.Update("O1").Set(o => o.Total, 12m).If(o => o.Status == OrderStatus.Paid).RunAsync();
        Expect((await db.Orders.GetAsync("O1")) is { Total: 12m, Status: OrderStatus.Paid }, "a conditional update");
    }

    private static async Task WriteManyAsync(ShopDb db)
    {
        await db.OrderItems.PutManyAsync(Enumerable.Range(2, 30).Select(number => new OrderItem { OrderId = "O3", ItemId = $"{number:00}", ProductId = "P2", Quantity = number, UnitPrice = 1 }));
        Expect(await db.OrderItems.ByOrder("O3").CountAsync() == 31, "a batch of items");
        Expect((await db.Orders.FindManyAsync(["O3", "none", "O1"])).Select(order => order?.OrderId).SequenceEqual(["O3", null, "O1"]), "many, in the order asked for");
        Expect(await db.OrderItems.ByOrder("O3").Where(i => i.Quantity > 20).UpdateAllAsync(u => u.Set(i => i.UnitPrice, 2)) == 11, "an update over a query");
        Expect(await db.OrderItems.DeleteManyAsync([("O3", "02"), ("O3", "none")]) == 2, "many keys deleted");
        await db.TransactAsync(t =>
        {
            t.Update(db.Orders.Update("O1").Add(o => o.Total, 1));
            t.Insert(new OrderItem { OrderId = "O1", ItemId = "02", ProductId = "P1", Quantity = 1, UnitPrice = 1 });
        });
        await ExpectAsync<TransactionFailedException>(() => db.TransactAsync(t =>
        {
            t.Update(db.Orders.Update("O1").Add(o => o.Total, 1));
            t.Insert(new OrderItem { OrderId = "O1", ItemId = "02", ProductId = "P1", Quantity = 1, UnitPrice = 1 });
        }));
        Expect((await db.Orders.GetAsync("O1")).Total == 13, "one transaction, and not the other");
    }

    private static async Task ReadInPartsAsync(ShopDb db)
    {
        var query = db.OrderItems.ByOrder("O3");
        var page = await query.PageAsync(20);
        var rest = await query.PageAsync(20, page.Next);
        Expect((page.Items.Count, rest.Items.Count, rest.HasMore) == (20, 10, false), "two pages");
        Expect((await query.Select(i => (i.ItemId, i.Quantity)).FirstOrDefaultAsync()) == ("01", 3), "two attributes of an item");
        Expect((await db.OrderItems.Scan(segments: 3).ToListAsync()).Count == 33, "a scan in segments");
        Expect((await db.Customers.FindByEmailAsync("ada@example.com"))?.CustomerId == "C1", "a customer by a unique value");
        Expect(query.Explain().RoundTrips == 1, "a plan");
    }

    private static async Task DeleteAsync(ShopDb db)
    {
        Expect(await db.OrderItems.ByOrder("O3").DeleteAllAsync() == 30, "a deletion over a query");
        await db.Orders.DeleteAsync("O3");
        Expect(!await db.Orders.ByCustomer("C1").Where(o => o.OrderId == "O3").AnyAsync(), "nothing where something was deleted");
    }

    public static void Expect(bool isSo, string what)
    {
        if (!isSo)
            throw new InvalidOperationException("Expected " + what);
    }

    private static async Task ExpectAsync<T>(Func<Task> action)
        where T : Exception
    {
        try
        {
            await action();
        }
        catch (T)
        {
            return;
        }

        throw new InvalidOperationException($"Expected {typeof(T).Name}");
    }
}
