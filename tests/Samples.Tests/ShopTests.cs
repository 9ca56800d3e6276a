using FauxSql;
using FauxSql.Errors;
using FauxSql.Testing;
using Shop;

namespace Samples.Tests;

public sealed class ShopTests(ShopFixture shop)
{
    private const string CustomerId = "C000001";
    private const string OrderId = "O0000001";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_access_pattern_is_answered_in_the_fewest_round_trips()
    {
        await using var engine = FauxSql.Engine.EmbeddedDynamo.InMemory();
        var runs = await PatternRuns.OfAsync(new ShopDb(engine), Token);

        Assert.All(runs.Values, run => Assert.True(run.Items > 0, run.Pattern));
        Assert.All(
            runs.Values.Where(run => run.Pattern is not ("Order detail page" or "Customer with recent orders and their items")),
            run => Assert.Equal((1, 1), (run.Requests, run.RoundTrips)));
        Assert.Equal((2, 1), (runs["Order detail page"].Requests, runs["Order detail page"].RoundTrips));
        Assert.Equal(2, runs["Customer with recent orders and their items"].RoundTrips);
    }

    [Fact]
    public async Task The_order_detail_page_costs_two_requests_and_one_round_trip()
    {
        await using var test = await shop.NewAsync(cancellationToken: Token);
        var order = await test.Db.Orders.GetAsync(OrderId, o => o.Items, Token);

        Assert.NotEmpty(order.Items!);
        Assert.All(order.Items!, item => Assert.Equal(OrderId, item.OrderId));
        test.Trace.ShouldCost(requests: 2, roundTrips: 1, readUnits: 1);
    }

    [Fact]
    public async Task Support_sees_a_customers_latest_orders_with_their_items_in_two_round_trips()
    {
        await using var test = await shop.NewAsync(cancellationToken: Token);
        var customerId = (await test.Db.Orders.GetAsync(OrderId, Token)).CustomerId;
        test.Trace.Reset();
        var customer = await test.Db.Customers.GetAsync(customerId, c => c.Orders.Newest().Take(5).With(o => o.Items), Token);

        Assert.NotEmpty(customer.Orders!);
        Assert.Equal(customer.Orders!.OrderByDescending(order => order.OrderDate), customer.Orders);
        Assert.All(customer.Orders!, order => Assert.NotEmpty(order.Items!));
        test.Trace.ShouldCost(requests: 2 + customer.Orders!.Count, roundTrips: 2);
    }

    [Fact]
    public async Task A_customer_signs_in_by_email_once_the_index_has_caught_up()
    {
        await using var test = await shop.NewAsync(cancellationToken: Token);
        var customer = await test.Db.Customers.InsertAsync(
            new Customer { CustomerId = "new", Email = "new@example.com", Name = "New", JoinedAt = test.Time.GetUtcNow() }, Token);

        Assert.Null(await test.Db.Customers.ByEmail(customer.Email).SingleOrDefaultAsync(Token));
        Assert.NotNull(await test.Db.Customers.FindByEmailAsync(customer.Email, Token));
        await test.IndexesCaughtUpAsync(Token);
        Assert.Equal(customer.CustomerId, (await test.Db.Customers.ByEmail(customer.Email).SingleOrDefaultAsync(Token))!.CustomerId);
    }

    [Fact]
    public async Task My_orders_are_listed_newest_first()
    {
        await using var test = await shop.NewAsync(cancellationToken: Token);
        await test.Db.Orders.InsertAsync(OrderOf("old", daysAgo: 2), Token);
        await test.Db.Orders.InsertAsync(OrderOf("new", daysAgo: 1), Token);
        await test.IndexesCaughtUpAsync(Token);
        test.Trace.Reset();

        Assert.Equal(["new", "old"], (await test.Db.Orders.ByCustomer("somebody").Newest().ToListAsync(Token)).Select(order => order.OrderId));
        test.Trace.ShouldCost(requests: 1, readUnits: 0.5);

        Order OrderOf(string id, int daysAgo) => new() { OrderId = id, CustomerId = "somebody", OrderDate = test.Time.GetUtcNow().AddDays(-daysAgo) };
    }

    [Fact]
    public async Task Two_changes_of_one_order_do_not_overwrite_each_other()
    {
        await using var test = await shop.NewAsync(faults => faults with { ThrottledShare = 0.2 }, Token);
        var (mine, yours) = (await test.Db.Orders.GetAsync(OrderId, Token), await test.Db.Orders.GetAsync(OrderId, Token));
        await test.Db.Orders.SaveAsync(mine with { Status = OrderStatus.Shipped }, Token);
        await Assert.ThrowsAsync<VersionConflictException>(() => test.Db.Orders.SaveAsync(yours with { Status = OrderStatus.Cancelled }, Token));
    }

    [Fact]
    public async Task A_product_is_found_by_its_id()
    {
        await using var test = await shop.NewAsync(cancellationToken: Token);
        Assert.Equal("Classic Backpack", (await test.Db.Products.GetAsync("P0001", Token)).Name);
    }

    [Fact]
    public async Task What_a_test_writes_is_its_own()
    {
        await using var first = await shop.NewAsync(cancellationToken: Token);
        await using var second = await shop.NewAsync(cancellationToken: Token);
        await first.Db.Customers.DeleteAsync(CustomerId, Token);

        Assert.Null(await first.Db.Customers.FindAsync(CustomerId, Token));
        Assert.NotNull(await second.Db.Customers.FindAsync(CustomerId, Token));
    }

    [Fact]
    public void The_data_is_what_the_sample_promises_and_the_same_every_time()
    {
        var data = ShopData.Generate(1).ToList();
        Assert.Equal(1_000, data.OfType<Customer>().Count());
        Assert.Equal(200, data.OfType<Product>().Count());
        Assert.InRange(data.OfType<Order>().Count(), 4_700, 5_300);
        Assert.InRange(data.OfType<OrderItem>().Count(), 14_000, 16_000);
        Assert.Equal(1_000, data.OfType<Customer>().Select(customer => customer.Email).Distinct(StringComparer.Ordinal).Count());
        Assert.All(data.OfType<Customer>(), customer => Assert.InRange(customer.Addresses.Count, 0, 5));
        Assert.Equal(data.OfType<Order>(), ShopData.Generate(1).OfType<Order>());
    }
}
