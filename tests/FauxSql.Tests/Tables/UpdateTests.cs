using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

public sealed class UpdateTests : ShopTest
{
    [Fact]
    public async Task An_update_changes_what_it_names_and_counts_the_version_up()
    {
        var order = await Db.Orders.Update("O1").Set(o => o.Note, "hello").Add(o => o.Total, 5).If(o => o.Total == 10 && o.Note.NotExists()).RunAsync();

        Assert.Equal(("hello", 15, 2), (order.Note, order.Total, order.Version));
    }

    [Fact]
    public async Task A_condition_that_is_not_met_carries_the_stored_item()
    {
        var failed = await Assert.ThrowsAsync<ConditionFailedException>(() => Db.Orders.Update("O1").Set(o => o.Total, 1).If(o => o.Total > 10).RunAsync());

        Assert.Equal(10, Assert.IsType<Order>(failed.Stored).Total);
    }

    [Fact]
    public async Task A_missing_item_is_not_created()
    {
        await Assert.ThrowsAsync<ItemNotFoundException>(() => Db.Orders.Update("none").Set(o => o.Total, 1).RunAsync());

        Assert.Null(await Db.Orders.Find("none").RunAsync());
    }

    [Fact]
    public void Keys_and_unique_attributes_are_refused()
    {
        Assert.Throws<InvalidOperationException>(() => Db.Orders.Update("O1").Set(o => o.OrderId, "O3"));
        Assert.Throws<InvalidOperationException>(() => Db.Customers.Update("C1").Set(c => c.Email, "new"));
    }

    [Fact]
    public async Task Delete_says_whether_there_was_one()
    {
        Assert.True(await Db.Orders.Delete("O1").RunAsync());
        Assert.False(await Db.Orders.Delete("O1").RunAsync());
        await Assert.ThrowsAsync<ConditionFailedException>(() => Db.Orders.Delete("O2").If(o => o.Total > 100).RunAsync());
    }
}
