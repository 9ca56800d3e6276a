using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

/// <summary>A parallel scan finds what a scan finds, in any order.</summary>
public sealed class ParallelScanTests : ShopTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task Every_item_is_found_once(int segments)
    {
        await AddOrdersAsync(450);
        Trace.Reset();

        var found = await Db.Orders.Scan(segments).Where(o => o.Total >= 1100).ToListAsync();

        Assert.Equal(Enumerable.Range(1100, 350), found.Select(order => (int)order.Total).Order());
        Assert.Equal((segments, 1), (Trace.Requests, Trace.RoundTrips));
        Assert.Equal(452, await Db.Orders.Scan(segments).CountAsync());
    }

    [Fact]
    public async Task It_is_enumerated_in_pages_of_every_segment()
    {
        await AddOrdersAsync(450);
        Trace.Reset();
        var seen = new HashSet<string>();

        await foreach (var order in Db.Orders.Scan(segments: 2))
            Assert.True(seen.Add(order.OrderId));

        Assert.Equal(452, seen.Count);
        Assert.InRange(Trace.Requests, 5, 8);
    }

    [Fact]
    public async Task Take_is_of_all_segments_together()
    {
        await AddOrdersAsync(450);
        var seen = 0;
        await foreach (var order in Direct.Orders.Scan(segments: 3).Take(250))
            seen++;

        Assert.Equal(250, seen);
        Assert.Equal(10, (await Direct.Orders.Scan(segments: 3).Take(10).ToListAsync()).Count);
        Assert.Equal(10, await Direct.Orders.Scan(segments: 3).Take(10).CountAsync());
        Assert.NotNull(await Direct.Orders.Scan(segments: 3).FirstOrDefaultAsync());
    }

    [Fact]
    public async Task Within_is_shared_by_the_segments()
    {
        await AddOrdersAsync(450);

        Assert.Null((await Assert.ThrowsAsync<ReadLimitException>(() => Direct.Orders.Scan(segments: 4).Within(41).ToListAsync())).Next);
        await Assert.ThrowsAsync<ReadLimitException>(async () => await EnumerateAsync(Direct.Orders.Scan(segments: 4).Within(410).AsAsyncEnumerable()));
        Assert.Equal(452, (await Direct.Orders.Scan(segments: 4).Within(4000).ToListAsync()).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => Direct.Orders.Scan(segments: 4).Within(3));
    }

    [Fact]
    public void Pages_are_refused_because_there_is_no_order()
    {
        Assert.Contains("parallel scan", Assert.Throws<InvalidOperationException>(() => Db.Orders.Scan(segments: 2).Page(10)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Db.Orders.Scan(segments: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Db.Orders.Scan(segments: 1001));
    }

    private static async Task EnumerateAsync(IAsyncEnumerable<Order> orders)
    {
        await foreach (var order in orders)
            Assert.NotNull(order);
    }

    private Task AddOrdersAsync(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(i => Direct.Orders.PutAsync(new Order($"X{i:000}", "C1", $"2026-02-{i:000}", 1000 + i))));
}
