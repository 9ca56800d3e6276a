using FauxSql.Backends;
using FauxSql.Engine;
using Shop;

namespace Samples.Tests;

public sealed class ShopTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_access_pattern_is_answered_in_the_fewest_round_trips()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var runs = await PatternRuns.OfAsync(new ShopDb(engine), Token);

        Assert.All(runs.Values, run => Assert.True(run.Items > 0, run.Pattern));
        Assert.All(
            runs.Values.Where(run => run.Pattern is not ("Order detail page" or "Customer with recent orders and their items")),
            run => Assert.Equal((1, 1), (run.Requests, run.RoundTrips)));
        Assert.Equal((2, 1), (runs["Order detail page"].Requests, runs["Order detail page"].RoundTrips));
        Assert.Equal(2, runs["Customer with recent orders and their items"].RoundTrips);
    }

    [Fact]
    public async Task An_order_and_its_items_are_asked_for_at_the_same_time()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var tracing = new TracingBackend(new LatencyBackend(engine, TimeSpan.FromMilliseconds(20)));
        var db = new ShopDb(tracing);
        await db.EnsureTablesAsync(Token);
        foreach (var entity in ShopData.Generate(1).SkipWhile(entity => entity is not Order).TakeWhile(entity => entity is Order or OrderItem).Take(2))
        {
            if (entity is Order order)
                await db.Orders.InsertAsync(order, Token);
            else
                await db.OrderItems.InsertAsync((OrderItem)entity, Token);
        }

        tracing.Reset();
        var read = await db.Orders.GetAsync("O0000001", o => o.Items, Token);
        Assert.Single(read.Items!);
        Assert.Equal((2, 1, 2), (tracing.Requests, tracing.RoundTrips, tracing.MostConcurrent));
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
