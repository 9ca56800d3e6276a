using FauxSql.Errors;
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
    public async Task A_1_1_relation_with_the_same_key_comes_in_the_same_round_trip_from_either_side()
    {
        var customer = await Db.Customers.GetAsync("C1", c => c.Profile);
        Assert.Equal("Likes tea", customer.Profile!.Bio);
        Assert.Equal((2, 1, 2), (Trace.Requests, Trace.RoundTrips, Trace.MostConcurrent));

        Trace.Reset();
        Assert.Equal("Ann", (await Db.Profiles.GetAsync("C1", p => p.Customer)).Customer!.Name);
        Assert.Equal((2, 1, 2), (Trace.Requests, Trace.RoundTrips, Trace.MostConcurrent));
    }

    [Fact]
    public async Task A_missing_1_1_item_is_null()
    {
        await Db.Customers.InsertAsync(new Customer("C2", "bob@example.com"));

        Assert.Null((await Db.Customers.GetAsync("C2", c => c.Profile)).Profile);
    }

    [Fact]
    public async Task Look_ups_of_many_items_become_one_batch()
    {
        var order = await Db.Orders.GetAsync("O1", o => o.Items.With(i => i.Product));

        Assert.Equal(["Cup", "Pot"], order.Items!.Select(item => item.Product!.Name));
        Assert.Equal((3, 2, 1), (Trace.Requests, Trace.RoundTrips, Trace.Operations["BatchGetItem"]));
    }

    [Fact]
    public async Task Several_nested_relations_take_as_many_round_trips_as_the_deepest()
    {
        var customer = await Db.Customers.GetAsync("C1", c => [c.Profile, c.Orders.Newest().With(o => o.Items.With(i => i.Product))]);

        Assert.Equal(["Cup", "Cup", "Pot"], customer.Orders!.SelectMany(order => order.Items!).Select(item => item.Product!.Name));
        Assert.NotNull(customer.Profile);
        Assert.Equal((3, 3), (Trace.RoundTrips, Trace.MostConcurrent));
        Assert.Equal(6, Trace.Requests);
    }

    [Fact]
    public async Task A_foreign_key_that_no_item_can_have_refers_to_nothing()
    {
        await ChangeAsync("OrderItems", "ProductId", """{"S":""}""", ("OrderId", "O1"), ("ItemId", "I2"));

        var order = await Db.Orders.GetAsync("O1", o => o.Items.With(i => i.Product));

        Assert.Equal(["P1", null], order.Items!.Select(item => item.Product?.ProductId));
    }

    [Fact]
    public async Task A_missing_root_is_null_or_an_error()
    {
        Assert.Null(await Db.Orders.FindAsync("none", o => o.Items));
        await Assert.ThrowsAsync<ItemNotFoundException>(() => Db.Orders.GetAsync("none", o => o.Items));
    }

    [Fact]
    public async Task More_related_items_than_a_page_holds_are_all_fetched()
    {
        var note = new string('x', 100_000);
        await Task.WhenAll(Enumerable.Range(0, 30).Select(i => Direct.Orders.InsertAsync(new Order($"N{i:00}", "C1", $"2026-03-{i:00}", i, 0, note))));

        Assert.Equal(32, (await Db.Customers.GetAsync("C1", c => c.Orders)).Orders!.Count);
        Assert.Equal(3, Trace.Operations["Query"]);
        Assert.Equal(31, (await Db.Customers.GetAsync("C1", c => c.Orders.Take(31))).Orders!.Count);
    }
}
