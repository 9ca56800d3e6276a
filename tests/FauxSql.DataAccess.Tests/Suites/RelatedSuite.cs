using FauxSql.DataAccess.Tests.Backends;
using Shop;

namespace FauxSql.DataAccess.Tests.Suites;

/// <summary>Items with what is related to them, in the fewest round trips.</summary>
public abstract class RelatedSuite<TBackend> : ShopSuite<TBackend>
    where TBackend : IBackendUnderTest
{
    [Fact]
    public async Task Children_whose_key_is_known_come_with_their_parent()
    {
        await FillAsync();
        var order = await Db.Orders.GetAsync("O1", o => o.Items, Token);
        Assert.Equal(["I1", "I2"], order.Items!.Select(item => item.ItemId));
        Assert.Equal((2, 1), (Trace.Requests, Trace.RoundTrips));
    }

    [Fact]
    public async Task References_of_children_are_one_batch_without_repetition()
    {
        await FillAsync();
        var order = await Db.Orders.GetAsync("O2", o => o.Items.With(i => i.Product), Token);
        Assert.Equal(["P1", "P2", "P1"], order.Items!.Select(item => item.Product!.ProductId));
        Assert.Equal((3, 2), (Trace.Requests, Trace.RoundTrips));
    }

    [Fact]
    public async Task Lists_and_pages_come_with_what_is_related()
    {
        await FillAsync();
        var orders = await Db.Orders.ByCustomer("C1").With(o => o.Items.With(i => i.Product)).ToListAsync(Token);
        Assert.Equal(["P1", "P1", "P1", "P2", "P1"], orders.OrderBy(order => order.OrderId).SelectMany(order => order.Items!).Select(item => item.Product!.ProductId));
        Assert.Equal((4, 3), (Trace.Requests, Trace.RoundTrips));
        var page = await Db.Orders.ByCustomer("C1").With(o => o.Items).PageAsync(1, cancellationToken: Token);
        Assert.NotEmpty(Assert.Single(page.Items).Items!);
    }

    [Fact]
    public async Task Items_of_many_keys_come_with_their_children_in_one_round_trip()
    {
        await FillAsync();
        var orders = await Db.Orders.FindManyAsync(["O2", "none", "O1"], o => o.Items, Token);
        Assert.Equal([3, null, 2], orders.Select(order => order?.Items!.Count));
        Assert.Equal(1, Trace.RoundTrips);
    }

    private async Task FillAsync()
    {
        await Db.Orders.InsertAsync(OrderOf("O1"), Token);
        await Db.Orders.InsertAsync(OrderOf("O2"), Token);
        foreach (var product in new[] { "P1", "P2" })
            await Db.Products.InsertAsync(ProductOf(product), Token);
        OrderItem[] items = [ItemOf("O1", "I1"), ItemOf("O1", "I2"), ItemOf("O2", "I1"), ItemOf("O2", "I2", "P2"), ItemOf("O2", "I3")];
        foreach (var item in items)
            await Db.OrderItems.InsertAsync(item, Token);
        Trace.Reset();
    }
}
