using FauxSql.DataAccess.Tests.Backends;
using FauxSql.Errors;
using Shop;

namespace FauxSql.DataAccess.Tests.Suites;

/// <summary>Single items: written, read, changed and deleted.</summary>
public abstract class ItemSuite<TBackend> : ShopSuite<TBackend>
    where TBackend : IBackendUnderTest
{
    [Fact]
    public async Task What_is_inserted_is_read_with_its_version()
    {
        var inserted = await Db.Orders.InsertAsync(OrderOf("O1", total: 12.3456789012345678901234m), Token);
        Assert.Equal(1, inserted.Version);
        Assert.Equal(inserted, await Db.Orders.GetAsync("O1", Token));
        Assert.Null(await Db.Orders.FindAsync("O2", Token));
        Assert.Equal("O2", (await Assert.ThrowsAsync<ItemNotFoundException>(() => Db.Orders.GetAsync("O2", Token))).Key);
    }

    [Fact]
    public async Task An_insert_refuses_to_overwrite_and_shows_what_is_there()
    {
        NeedsStoredItems();
        var first = await Db.Orders.InsertAsync(OrderOf("O1"), Token);
        var refused = await Assert.ThrowsAsync<ItemExistsException>(() => Db.Orders.InsertAsync(OrderOf("O1", total: 99), Token));
        Assert.Equal(first, refused.Stored);
        Assert.Equal(first, await Db.Orders.GetAsync("O1", Token));
    }

    [Fact]
    public async Task Of_two_saves_of_the_same_version_the_second_is_refused_and_shows_the_first()
    {
        NeedsStoredItems();
        var order = await Db.Orders.InsertAsync(OrderOf("O1"), Token);
        var saved = await Db.Orders.SaveAsync(order with { Total = 20 }, Token);
        Assert.Equal(2, saved.Version);
        var conflict = await Assert.ThrowsAsync<VersionConflictException>(() => Db.Orders.SaveAsync(order with { Total = 30 }, Token));
        Assert.Equal(saved, conflict.Stored);
        Assert.Equal(20, (await Db.Orders.GetAsync("O1", Token)).Total);
    }

    [Fact]
    public async Task A_put_replaces_and_a_delete_removes()
    {
        await Db.Products.PutAsync(ProductOf("P1") with { Tags = new HashSet<string>(StringComparer.Ordinal) { "new" } }, Token);
        await Db.Products.PutAsync(ProductOf("P1", price: 3), Token);
        var stored = await Db.Products.GetAsync("P1", Token);
        Assert.Equal((3m, 0), (stored.Price, stored.Tags.Count));
        Assert.True(await Db.Products.Delete("P1").RunAsync(Token));
        Assert.False(await Db.Products.Delete("P1").RunAsync(Token));
    }

    [Fact]
    public async Task An_update_changes_what_it_names_counts_the_version_and_needs_the_item()
    {
        await Db.Orders.InsertAsync(OrderOf("O1", total: 10), Token);
        var updated = await Db.Orders.Update("O1").Set(o => o.Status, OrderStatus.Paid).Add(o => o.Total, 2.5m).RunAsync(Token);
        Assert.Equal((OrderStatus.Paid, 12.5m, 2L), (updated.Status, updated.Total, updated.Version));
        await Assert.ThrowsAsync<ItemNotFoundException>(() => Db.Orders.Update("O2").Set(o => o.Total, 1).RunAsync(Token));
        Assert.Null(await Db.Orders.FindAsync("O2", Token));
    }

    [Fact]
    public async Task An_update_whose_condition_is_false_shows_what_is_stored()
    {
        NeedsStoredItems();
        var order = await Db.Orders.InsertAsync(OrderOf("O1", status: OrderStatus.Shipped), Token);
        var failed = await Assert.ThrowsAsync<ConditionFailedException>(() =>
            Db.Orders.Update("O1").Set(o => o.Status, OrderStatus.Cancelled).If(o => o.Status == OrderStatus.Placed).RunAsync(Token));
        Assert.Equal(order, failed.Stored);
    }

    [Fact]
    public async Task Many_items_come_in_the_order_asked_for_however_many_there_are()
    {
        foreach (var number in Enumerable.Range(0, 120))
            await Db.Products.PutAsync(ProductOf($"P{number}"), Token);
        string[] ids = [.. Enumerable.Range(0, 130).Reverse().Select(number => $"P{number}"), "P7"];
        var found = await Db.Products.FindManyAsync(ids, Token);
        Assert.Equal(ids.Select((id, position) => position < 10 ? null : id), found.Select(product => product?.ProductId));
    }
}
