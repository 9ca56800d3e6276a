using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Relations;

/// <summary>Lists with what is related to their items.</summary>
public sealed class ListIncludeTests : ShopTest
{
    [Fact]
    public async Task What_the_key_of_a_list_leads_to_comes_in_the_same_round_trip()
    {
        var orders = await Db.Orders.ByCustomer("C1").With(o => o.Customer).ToListAsync();

        Assert.All(orders, order => Assert.Equal("Ann", order.Customer!.Name));
        Assert.Equal((2, 1, 2), (Trace.Requests, Trace.RoundTrips, Trace.MostConcurrent));
    }

    [Fact]
    public async Task Children_of_a_list_are_queried_together()
    {
        var orders = await Db.Orders.ByCustomer("C1").Newest().Take(20).With(o => [o.Items, o.Customer]).ToListAsync();

        Assert.Equal(["I1", "I1", "I2"], orders.SelectMany(order => order.Items!).Select(item => item.ItemId));
        Assert.Equal((4, 2, 2), (Trace.Requests, Trace.RoundTrips, Trace.MostConcurrent));
    }

    [Fact]
    public async Task Look_ups_of_a_list_become_one_batch_of_different_keys()
    {
        var items = await Db.OrderItems.Scan().With(i => i.Product).ToListAsync();

        Assert.Equal(["Cup", "Cup", "Pot"], items.Select(item => item.Product!.Name).Order());
        Assert.Equal((2, 2, 1), (Trace.Requests, Trace.RoundTrips, Trace.Operations["BatchGetItem"]));
    }

    [Fact]
    public async Task Many_look_ups_become_as_few_batches_as_there_are()
    {
        await Task.WhenAll(Enumerable.Range(0, 150).Select(i => Direct.Products.InsertAsync(new Product($"N{i}", $"New {i}"))));
        await Task.WhenAll(Enumerable.Range(0, 150).Select(i => Direct.OrderItems.InsertAsync(new OrderItem("O9", $"I{i:000}", $"N{i}"))));

        var items = await Db.OrderItems.ByOrder("O9").With(i => i.Product).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 150).Select(i => $"New {i}"), items.Select(item => item.Product!.Name));
        Assert.Equal((3, 2, 2), (Trace.Requests, Trace.RoundTrips, Trace.Operations["BatchGetItem"]));
    }

    [Fact]
    public async Task Items_that_share_a_key_share_what_it_leads_to()
    {
        var items = await Db.OrderItems.ByOrder("O1").With(i => i.Order.With(o => o.Customer.With(c => c.Orders))).ToListAsync();

        Assert.All(items, item => Assert.Equal(["O1", "O2"], item.Order!.Customer!.Orders!.Select(order => order.OrderId)));
        Assert.Equal((4, 2), (Trace.Requests, Trace.RoundTrips));
    }

    [Fact]
    public async Task What_is_reached_from_two_branches_is_read_once()
    {
        var customer = await Db.Customers.GetAsync("C1", c => c.Orders.With(o => o.Items.With(i => i.Product)));

        Assert.Equal(["Cup", "Pot", "Cup"], customer.Orders!.SelectMany(order => order.Items!).Select(item => item.Product!.Name));
        Assert.Same(customer.Orders![0].Items![0].Product, customer.Orders[1].Items![0].Product);
    }

    [Fact]
    public async Task One_item_of_a_list_has_what_is_related()
    {
        Assert.Single((await Db.Orders.ByCustomer("C1").Newest().With(o => o.Items).FirstOrDefaultAsync())!.Items!);
        Assert.Equal((2, 2), (Trace.Requests, Trace.RoundTrips));
        Assert.Equal(2, (await Db.Customers.ByEmail("ann@example.com").With(c => c.Orders).SingleOrDefaultAsync())!.Orders!.Count);
        Assert.Null(await Db.Customers.ByEmail("none").With(c => c.Orders).SingleOrDefaultAsync());
    }

    [Fact]
    public async Task A_page_has_what_is_related_to_its_own_items_only()
    {
        var first = await Db.Orders.ByCustomer("C1").With(o => o.Items).PageAsync(1);
        Assert.Equal(["I1", "I2"], Assert.Single(first.Items).Items!.Select(item => item.ItemId));
        Assert.Equal((2, 2), (Trace.Requests, Trace.RoundTrips));

        var second = await Db.Orders.ByCustomer("C1").With(o => [o.Items, o.Customer]).PageAsync(1, first.Next);
        Assert.Equal("O2", Assert.Single(second.Items).OrderId);
        Assert.NotNull(second.Items[0].Customer);
        Assert.False(second.HasMore);
    }

    [Fact]
    public async Task An_enumeration_fetches_what_is_related_page_by_page()
    {
        await Task.WhenAll(Enumerable.Range(0, 148).Select(i => Direct.Orders.InsertAsync(new Order($"N{i:000}", "C1", "2026-03", i))));

        var seen = 0;
        await foreach (var order in Db.Orders.ByCustomer("C1").With(o => [o.Items, o.Customer]))
        {
            Assert.NotNull(order.Items);
            Assert.NotNull(order.Customer);
            seen++;
        }

        Assert.Equal((150, 4, 2), (seen, Trace.RoundTrips, Trace.Operations["GetItem"]));
        Assert.InRange(Trace.MostConcurrent, 50, 100);
    }

    [Fact]
    public async Task Of_many_requests_a_hundred_are_on_their_way_at_a_time()
    {
        await Task.WhenAll(Enumerable.Range(0, 198).Select(i => Direct.Orders.InsertAsync(new Order($"N{i:000}", "C1", "2026-03", i))));

        var orders = await Db.Orders.ByCustomer("C1").With(o => o.Items).ToListAsync();

        Assert.All(orders, order => Assert.NotNull(order.Items));
        Assert.Equal((201, 2), (Trace.Requests, Trace.RoundTrips));
        Assert.InRange(Trace.MostConcurrent, 50, 100);
    }

    [Fact]
    public async Task Many_items_come_with_what_their_keys_lead_to_in_one_round_trip()
    {
        var orders = await Db.Orders.FindManyAsync(["O2", "none", "O1", "O2"], o => o.Items);

        Assert.Equal([1, null, 2, 1], orders.Select(order => order?.Items!.Count));
        Assert.Equal((4, 1), (Trace.Requests, Trace.RoundTrips));

        Trace.Reset();
        Assert.Equal("Ann", (await Db.Orders.FindManyAsync(["O2", "O1"], o => [o.Items, o.Customer]))[1]!.Customer!.Name);
        Assert.Equal((4, 2), (Trace.Requests, Trace.RoundTrips));
    }

    [Fact]
    public async Task What_is_named_step_by_step_is_all_fetched()
    {
        var order = Assert.Single(await Db.Orders.ByCustomer("C1").Newest().Take(1).With(o => o.Items).With(o => o.Customer.With(c => c.Profile).With(c => c.Orders)).ToListAsync());

        Assert.Single(order.Items!);
        Assert.Equal("Likes tea", order.Customer!.Profile!.Bio);
        Assert.Equal(2, order.Customer.Orders!.Count);
    }

    [Fact]
    public async Task A_list_of_nothing_asks_for_nothing_more()
    {
        Assert.Empty(await Db.Orders.ByCustomer("none").With(o => o.Items.With(i => i.Product)).ToListAsync());
        Assert.Equal((1, 1), (Trace.Requests, Trace.RoundTrips));
    }
}
