using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

public sealed class SaveTests : ShopTest
{
    [Fact]
    public async Task A_new_item_gets_version_1()
    {
        var saved = await Db.Orders.SaveAsync(new Order("N", "C1", "2026", 1));

        Assert.Equal(1, saved.Version);
        Assert.Equal(saved, await Db.Orders.Get("N").RunAsync());
    }

    [Fact]
    public async Task A_new_item_that_exists_is_a_conflict_with_the_stored_one()
    {
        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => Db.Orders.SaveAsync(new Order("O1", "C1", "2026", 1)));

        Assert.Equal(10, Assert.IsType<Order>(conflict.Stored).Total);
    }

    [Fact]
    public async Task A_changed_item_counts_its_version_up()
    {
        var order = await Db.Orders.Get("O1").RunAsync();

        var saved = await Db.Orders.SaveAsync(order with { Total = 99 });

        Assert.Equal((99, 2), (saved.Total, saved.Version));
        Assert.Equal(saved, await Db.Orders.Get("O1").RunAsync());
    }

    [Fact]
    public async Task A_stale_item_is_a_conflict_with_the_stored_one()
    {
        var order = await Db.Orders.Get("O1").RunAsync();
        await Db.Orders.SaveAsync(order with { Total = 11 });

        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => Db.Orders.SaveAsync(order with { Total = 12 }));

        Assert.Equal(11, Assert.IsType<Order>(conflict.Stored).Total);
    }

    [Fact]
    public async Task A_vanished_item_is_a_conflict_and_does_not_come_back()
    {
        var order = await Db.Orders.Get("O1").RunAsync();
        await Db.Orders.DeleteAsync(order);

        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => Db.Orders.SaveAsync(order));

        Assert.Null(conflict.Stored);
        Assert.Null(await Db.Orders.Find("O1").RunAsync());
    }

    [Fact]
    public async Task What_the_model_does_not_know_survives_and_nulls_are_removed()
    {
        var body = """{"TableName":"Orders","Key":{"OrderId":{"S":"O1"}},"UpdateExpression":"SET Extra = :x, Note = :x","ExpressionAttributeValues":{":x":{"S":"kept"}}}"""u8.ToArray();
        using (await Engine.SendAsync(new BackendRequest("UpdateItem", body, CallContext.None), default))
        {
        }

        var order = await Db.Orders.Get("O1").RunAsync();
        Assert.Equal("kept", order.Note);

        await Db.Orders.SaveAsync(order with { Note = null });

        var read = """{"TableName":"Orders","Key":{"OrderId":{"S":"O1"}}}"""u8.ToArray();
        using var answer = await Engine.SendAsync(new BackendRequest("GetItem", read, CallContext.None), default);
        var item = System.Text.Encoding.UTF8.GetString(answer.Body.Span);
        Assert.Contains("\"Extra\":{\"S\":\"kept\"}", item, StringComparison.Ordinal);
        Assert.DoesNotContain("Note", item, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Insert_refuses_to_overwrite()
    {
        var exists = await Assert.ThrowsAsync<ItemExistsException>(() => Db.Orders.InsertAsync(new Order("O1", "C1", "2026", 1)));

        Assert.Equal(10, Assert.IsType<Order>(exists.Stored).Total);
    }

    [Fact]
    public async Task An_item_over_400_KB_is_refused_before_anything_is_sent()
    {
        await Assert.ThrowsAsync<ItemTooLargeException>(() => Db.Orders.InsertAsync(new Order("X", "C1", "2026", 1, 0, new string('x', 410_000))));

        Assert.Equal(0, Trace.Requests);
    }

    [Fact]
    public async Task Empty_keys_and_invalid_entities_are_refused_before_anything_is_sent()
    {
        Assert.Throws<InvalidKeyException>(() => Db.Orders.Get(""));
        await Assert.ThrowsAsync<InvalidKeyException>(() => Db.Orders.InsertAsync(new Order("", "C1", "2026", 1)));
        await Assert.ThrowsAsync<EntityValidationException>(() => Db.Customers.InsertAsync(new Customer("C2", "x", "")));

        Assert.Equal(0, Trace.Requests);
    }
}
