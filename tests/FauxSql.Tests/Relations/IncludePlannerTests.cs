using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Relations;

public sealed class IncludePlannerTests : ShopTest
{
    [Fact]
    public async Task An_order_with_its_items_takes_two_requests_and_one_round_trip()
    {
        var order = await Db.Orders.Get("O1", o => o.Items).RunAsync();

        Assert.Equal(["I1", "I2"], order.Items!.Select(item => item.ItemId));
        Assert.Equal((2, 1, 2), (Trace.Requests, Trace.RoundTrips, Trace.MostConcurrent));
    }

    [Fact]
    public async Task What_needs_a_foreign_key_follows_in_a_second_round_trip()
    {
        var order = await Db.Orders.Get("O1", o => [o.Items, o.Customer]).RunAsync();

        Assert.Equal("Ann", order.Customer!.Name);
        Assert.Equal((3, 2), (Trace.Requests, Trace.RoundTrips));
    }

    [Fact]
    public async Task Nested_reads_of_many_parents_go_out_together()
    {
        var customer = await Db.Customers.Get("C1", c => c.Orders.Newest().Take(5).With(o => o.Items)).RunAsync();

        Assert.Equal(["O2", "O1"], customer.Orders!.Select(order => order.OrderId));
        Assert.Equal([1, 2], customer.Orders!.Select(order => order.Items!.Count));
        Assert.Equal((4, 2, 2), (Trace.Requests, Trace.RoundTrips, Trace.MostConcurrent));
    }

    [Fact]
    public async Task A_nested_relation_whose_key_is_known_already_needs_no_further_round_trip()
    {
        var customer = await Db.Customers.Get("C1", c => c.Orders.With(o => o.Customer)).RunAsync();

        Assert.All(customer.Orders!, order => Assert.Equal("Ann", order.Customer!.Name));
        Assert.Equal((2, 1), (Trace.Requests, Trace.RoundTrips));
    }

    [Fact]
    public async Task A_relation_with_a_filter_takes_matching_items()
    {
        var customer = await Db.Customers.Get("C1", c => c.Orders.Where(o => o.Total > 15).Take(1)).RunAsync();

        Assert.Equal("O2", Assert.Single(customer.Orders!).OrderId);
    }

    [Fact]
    public async Task A_missing_parent_attaches_nothing()
    {
        await Db.Orders.InsertAsync(new Order("O9", null, "2026-01-09", 1));

        var order = await Db.Orders.Get("O9", o => [o.Items, o.Customer]).RunAsync();

        Assert.Empty(order.Items!);
        Assert.Null(order.Customer);
    }

    [Fact]
    public async Task Explain_says_what_is_sent()
    {
        var deferred = Db.Customers.Get("C1", c => c.Orders.Newest().Take(5).With(o => [o.Items, o.Customer]));
        var plan = deferred.Explain();

        await deferred.RunAsync();

        Assert.Equal(2, plan.RoundTrips);
        Assert.Equal(plan.RoundTrips, Trace.RoundTrips);
        Assert.Contains("OrderItems", plan.ToString(), StringComparison.Ordinal);
        Assert.Equal(
            """
            2 requests, 1 round trip, at least 1 read unit
              1  GetItem  Orders      OrderId = "O1"
              1  Query    OrderItems  OrderId = "O1"
            """,
            Db.Orders.Get("O1", o => o.Items).Explain().ToString());
    }
}
