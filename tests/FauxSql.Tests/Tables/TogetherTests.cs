using FauxSql.Errors;
using FauxSql.Tables;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

public sealed class TogetherTests : ShopTest
{
    [Fact]
    public async Task Queries_are_sent_in_one_round_trip_as_explained()
    {
        string[] orders = ["O2", "O1", "O9"];
        var together = orders.Select(id => Db.OrderItems.ByOrder(id)).Together();
        var items = await together.RunAsync();

        Assert.Equal(["O2/I1", "O1/I1", "O1/I2"], items.Select(item => $"{item.OrderId}/{item.ItemId}"));
        Assert.Equal((3, 1), (Trace.Requests, Trace.RoundTrips));
        Assert.Equal((3, 1), (together.Explain().Requests.Count, together.Explain().RoundTrips));
    }

    [Fact]
    public async Task Each_query_keeps_its_range_order_and_bound()
    {
        var items = await new[] { Db.OrderItems.ByOrder("O1").Newest().Take(1), Db.OrderItems.ByOrder("O2").StartsWith("I") }.Together().RunAsync();

        Assert.Equal(["O1/I2", "O2/I1"], items.Select(item => $"{item.OrderId}/{item.ItemId}"));
    }

    [Fact]
    public async Task A_query_among_them_that_may_read_no_more_says_where_it_stopped()
    {
        var bounded = Db.OrderItems.ByOrder("O1").Within(1);

        var stopped = await Assert.ThrowsAsync<ReadLimitException>(() => new[] { Db.OrderItems.ByOrder("O2"), bounded }.Together().RunAsync());

        Assert.Equal(1, stopped.Reads);
        Assert.Equal("I2", Assert.Single((await bounded.PageAsync(5, stopped.Next)).Items).ItemId);
    }

    [Fact]
    public async Task A_bound_is_that_of_a_query_and_not_of_its_segments()
    {
        var scan = Db.OrderItems.Scan(segments: 4).Take(2);

        Assert.Equal(4, (await new[] { scan, scan }.Together().RunAsync()).Count);
    }

    [Fact]
    public async Task What_is_selected_is_selected_of_all()
    {
        var names = await new[] { "O1", "O2" }.Select(id => Db.OrderItems.ByOrder(id).Select(item => item.ItemId)).Together().RunAsync();

        Assert.Equal(["I1", "I2", "I1"], names);
    }

    [Fact]
    public void Queries_that_read_different_things_are_refused()
    {
        Assert.Contains("no query", Assert.Throws<ArgumentException>(() => Array.Empty<RangeOperation<Order>>().Together()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new RangeOperation<Order>[] { Db.Orders.ByCustomer("C1"), Db.Orders.Scan() }.Together());
        Assert.Throws<ArgumentException>(() => new[] { Db.OrderItems.ByOrder("O1").Select(item => item.OrderId), Db.OrderItems.ByOrder("O1").Select(item => item.ItemId) }.Together());
        Assert.Throws<ArgumentException>(() => new[] { Db.OrderItems.ByOrder("O1"), Db.OrderItems.ByOrder("O1").With(item => item.Product) }.Together());
        Assert.Throws<ArgumentException>(() => new[] { Db.OrderItems.ByOrder("O1"), Direct.OrderItems.ByOrder("O1") }.Together());
    }
}
