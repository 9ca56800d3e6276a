using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

/// <summary>Every write takes a condition, and says what is stored when it is not met.</summary>
public sealed class WriteConditionTests : ShopTest
{
    [Fact]
    public async Task A_put_is_made_only_if_its_condition_is_met()
    {
        var failed = await Assert.ThrowsAsync<ConditionFailedException>(() => Db.Orders.Put(new Order("O1", "C1", "2026", 99)).If(o => o.Total > 10).RunAsync());
        Assert.Equal(10, Assert.IsType<Order>(failed.Stored).Total);

        await Db.Orders.Put(new Order("O1", "C1", "2026", 99)).If(o => o.Total == 10).If(o => o.Note.NotExists()).RunAsync();
        Assert.Equal(99, (await Db.Orders.GetAsync("O1")).Total);
    }

    [Fact]
    public async Task A_condition_on_what_is_not_there_is_evaluated_on_nothing()
    {
        var failed = await Assert.ThrowsAsync<ConditionFailedException>(() => Db.Orders.Put(new Order("N", "C1", "2026", 1)).If(o => o.Total > 10).RunAsync());

        Assert.Null(failed.Stored);
        await Db.Orders.Put(new Order("N", "C1", "2026", 1)).If(o => o.Total.NotExists()).RunAsync();
    }

    [Fact]
    public async Task A_save_tells_a_stale_version_from_a_condition()
    {
        var order = await Db.Orders.GetAsync("O1");

        Assert.Equal(1, Assert.IsType<Order>((await Assert.ThrowsAsync<ConditionFailedException>(() => Db.Orders.Save(order).If(o => o.Total > 10).RunAsync())).Stored).Version);
        Assert.Equal(2, (await Db.Orders.Save(order).If(o => o.Total == 10).RunAsync()).Version);
        await Assert.ThrowsAsync<VersionConflictException>(() => Db.Orders.Save(order).If(o => o.Total == 10).RunAsync());
    }

    [Fact]
    public async Task A_delete_of_an_entity_takes_a_condition_beside_its_version()
    {
        var order = await Db.Orders.GetAsync("O1");

        await Assert.ThrowsAsync<ConditionFailedException>(() => Db.Orders.Delete(order).If(o => o.Total > 10).RunAsync());
        await Assert.ThrowsAsync<VersionConflictException>(() => Db.Orders.Delete(order with { Version = 7 }).If(o => o.Total == 10).RunAsync());
        Assert.Equal(order, await Db.Orders.Delete("O1").If(o => o.Total == 10).ReturningOld().RunAsync());
        Assert.Null(await Db.Orders.Delete("O1").ReturningOld().RunAsync());
    }

    [Fact]
    public async Task Conditions_hold_where_unique_values_are_moved_too()
    {
        var failed = await Assert.ThrowsAsync<ConditionFailedException>(
            () => Db.Customers.Put(new Customer("C1", "new@example.com")).If(c => c.Name == "Bob").RunAsync());
        Assert.Equal("ann@example.com", Assert.IsType<Customer>(failed.Stored).Email);
        await Assert.ThrowsAsync<ConditionFailedException>(() => Db.Customers.Save(new Customer("C1", "new@example.com")).If(c => c.Name == "Bob").RunAsync());
        await Assert.ThrowsAsync<ConditionFailedException>(() => Db.Customers.Delete("C1").If(c => c.Name == "Bob").RunAsync());

        await Db.Customers.InsertAsync(new Customer("C2", "new@example.com"));
        Assert.Equal("ann@example.com", (await Db.Customers.Delete("C1").If(c => c.Name == "Ann").ReturningOld().RunAsync())!.Email);
    }
}
