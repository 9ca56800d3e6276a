using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

/// <summary>However a stored item is read that is not what the model says, the error says which item and which attribute, what was expected and what was found.</summary>
public sealed class WrongStoredTypeTests : ShopTest
{
    private static readonly Dictionary<string, Func<ShopDb, Task>> Reads = new(StringComparer.Ordinal)
    {
        ["Get"] = db => db.Orders.GetAsync("O1"),
        ["Find, consistently"] = db => db.Orders.Find("O1").Consistent().RunAsync(),
        ["FindMany"] = db => db.Orders.FindManyAsync(["O2", "O1"]),
        ["a list"] = db => db.Orders.ByCustomer("C1").ToListAsync(),
        ["a list with a filter"] = db => db.Orders.ByCustomer("C1").Where(o => o.OrderId == "O1").ToListAsync(),
        ["the first"] = db => db.Orders.ByCustomer("C1").Oldest().FirstOrDefaultAsync(),
        ["a page"] = db => db.Orders.ByCustomer("C1").PageAsync(10),
        ["an enumeration"] = async db =>
        {
            await foreach (var order in db.Orders.ByCustomer("C1"))
                Assert.NotNull(order);
        },
        ["Scan"] = db => db.Orders.Scan().ToListAsync(),
        ["parallel Scan"] = db => db.Orders.Scan(segments: 3).ToListAsync(),
        ["Select"] = db => db.Orders.ByCustomer("C1").Select(o => o.Total).ToListAsync(),
        ["Together"] = db => new[] { db.Orders.ByCustomer("C2"), db.Orders.ByCustomer("C1") }.Together().RunAsync(),
        ["an include, 1:N"] = db => db.Customers.GetAsync("C1", c => c.Orders),
        ["an include, N:1"] = db => db.OrderItems.GetAsync("O1", "I1", i => i.Order),
        ["an include of a list"] = db => db.OrderItems.ByOrder("O1").With(i => i.Order).ToListAsync(),
        ["an update's new item"] = db => db.Orders.Update("O1").Set(o => o.Note, "x").RunAsync(),
        ["an update's old item"] = db => db.Orders.Update("O1").Set(o => o.Note, "x").ReturningOld().RunAsync(),
    };

    public static TheoryData<string> Names => [.. Reads.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Names_item_attribute_and_types(string read)
    {
        await ChangeAsync("Orders", "Total", """{"S":"ten"}""", ("OrderId", "O1"));

        var wrong = await Assert.ThrowsAsync<StoredItemException>(() => Reads[read](Direct));

        Assert.Equal(("Order", "O1", "Total"), (wrong.Entity, wrong.Key, wrong.Attribute));
        Assert.Equal("The stored Order O1 cannot be read: Total: expected a value of type N, found one of type S", wrong.Message);
    }

    [Fact]
    public async Task Hides_no_refusal_of_a_write()
    {
        await ChangeAsync("Orders", "Total", """{"S":"ten"}""", ("OrderId", "O1"));
        var order = new Order("O1", "C1", "2026", 5, Version: 7);

        var exists = await Assert.ThrowsAsync<ItemExistsException>(() => Direct.Orders.InsertAsync(order with { Version = 0 }));
        var failed = await Assert.ThrowsAsync<ConditionFailedException>(() => Direct.Orders.Update("O1").Set(o => o.Note, "x").If(o => o.CustomerId == "C9").RunAsync());
        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => Direct.Orders.SaveAsync(order));

        Assert.Equal("Order O1 has changed; version 7 was expected", conflict.Message);
        Assert.All([exists.Stored, failed.Stored, conflict.Stored], Assert.Null);
        Assert.All([exists.InnerException, failed.InnerException, conflict.InnerException], inner => Assert.Equal("Total", Assert.IsType<StoredItemException>(inner).Attribute));
    }
}
