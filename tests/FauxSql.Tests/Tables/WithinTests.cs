using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

/// <summary>Within bounds what is evaluated, and whoever asks is told where reading stopped.</summary>
public sealed class WithinTests : ShopTest
{
    [Fact]
    public async Task A_list_that_would_be_incomplete_is_refused_with_where_to_go_on()
    {
        await AddOrdersAsync(300);
        var query = Direct.Orders.ByCustomer("C1").Where(o => o.Total >= 1290).Within(250);

        var stopped = await Assert.ThrowsAsync<ReadLimitException>(() => query.ToListAsync());

        Assert.Equal(("Order", 250), (stopped.Entity, stopped.Reads));
        Assert.StartsWith("250 items of Order were evaluated, as many as Within allows, and 0 found", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(10, (await query.PageAsync(20, stopped.Next)).Items.Count);
    }

    [Fact]
    public async Task What_is_complete_in_time_is_as_without()
    {
        await AddOrdersAsync(300);
        var query = Direct.Orders.ByCustomer("C1");

        Assert.Equal(302, (await query.Within(303).ToListAsync()).Count);
        Assert.Equal(5, (await query.Within(5).Take(5).ToListAsync()).Count);
        Assert.Equal(302, await query.Within(303).CountAsync());
        Assert.True(await query.Within(1).AnyAsync());
        Assert.NotNull(await query.Within(1).FirstOrDefaultAsync());
        Assert.Empty(await Direct.Orders.ByCustomer("none").Within(1).ToListAsync());
    }

    [Fact]
    public async Task No_more_is_evaluated_than_allowed()
    {
        // 4 KB an item, so that each costs half a read unit.
        foreach (var i in Enumerable.Range(0, 40))
            await Direct.Orders.InsertAsync(new Order($"X{i:00}", "C1", $"2026-02-{i:00}", 1000 + i, 0, new string('x', 3900)));
        Trace.Reset();

        await Assert.ThrowsAsync<ReadLimitException>(() => Db.Orders.ByCustomer("C1").Where(o => o.Total < 0).Within(30).ToListAsync());

        Assert.InRange(Trace.ReadUnits, 12, 15);
    }

    [Fact]
    public async Task A_page_that_stopped_is_partial_and_goes_on()
    {
        await AddOrdersAsync(300);
        var query = Direct.Orders.ByCustomer("C1").Where(o => o.Total >= 1100).Within(60);
        var (seen, partial) = (new List<decimal>(), 0);
        for (string? cursor = "", next; cursor is not null; cursor = next)
        {
            var page = await query.PageAsync(50, cursor);
            seen.AddRange(page.Items.Select(order => order.Total));
            partial += page.IsPartial ? 1 : 0;
            Assert.True(page.Items.Count == 50 || page.IsPartial || !page.HasMore);
            next = page.Next;
        }

        Assert.Equal(Enumerable.Range(1100, 200).Select(total => (decimal)total), seen);
        Assert.InRange(partial, 1, 3);
    }

    [Fact]
    public async Task Whoever_asks_otherwise_is_told_by_an_exception()
    {
        await AddOrdersAsync(300);
        var query = Direct.Orders.ByCustomer("C1").Where(o => o.Total >= 1290).Within(250);

        await Assert.ThrowsAsync<ReadLimitException>(() => query.FirstOrDefaultAsync());
        await Assert.ThrowsAsync<ReadLimitException>(() => query.SingleOrDefaultAsync());
        await Assert.ThrowsAsync<ReadLimitException>(() => query.AnyAsync());
        await Assert.ThrowsAsync<ReadLimitException>(() => query.CountAsync());
    }

    [Fact]
    public async Task An_enumeration_counts_from_its_beginning()
    {
        await AddOrdersAsync(300);
        var seen = 0;

        var stopped = await Assert.ThrowsAsync<ReadLimitException>(async () =>
        {
            await foreach (var order in Direct.Orders.ByCustomer("C1").Within(250))
                seen++;
        });

        Assert.Equal(250, seen);
        Assert.Equal("X248", (await Direct.Orders.ByCustomer("C1").PageAsync(1, stopped.Next)).Items[0].OrderId);
    }

    private Task AddOrdersAsync(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(i => Direct.Orders.PutAsync(new Order($"X{i:000}", "C1", $"2026-02-{i:000}", 1000 + i))));
}
