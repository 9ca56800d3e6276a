using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

/// <summary>Counting fetches no items.</summary>
public sealed class CountTests : ShopTest
{
    [Fact]
    public async Task Every_page_is_counted()
    {
        // More than three pages of 1 MB.
        foreach (var i in Enumerable.Range(0, 35))
            await Direct.Orders.InsertAsync(new Order($"X{i:00}", "C1", $"2026-02-{i:00}", i, 0, new string('x', 100_000)));
        Trace.Reset();

        Assert.Equal(37, await Db.Orders.ByCustomer("C1").CountAsync());
        Assert.InRange(Trace.Requests, 4, 5);
        Assert.Equal(37, await Db.Orders.Scan().CountAsync());
        Assert.Equal(5, await Db.Orders.ByCustomer("C1").Where(o => o.Total >= 30).CountAsync());
        Assert.Equal(20, await Db.Orders.ByCustomer("C1").Take(20).CountAsync());
        Assert.Equal(3, await Db.Orders.ByCustomer("C1").Where(o => o.Total >= 30).Take(3).CountAsync());
        Assert.Equal(0, await Db.Orders.ByCustomer("none").CountAsync());
    }

    [Fact]
    public async Task Any_reads_one_item_where_there_is_no_condition()
    {
        Assert.True(await Db.Orders.ByCustomer("C1").AnyAsync());
        Assert.Equal((1, 0.5), (Trace.Requests, Trace.ReadUnits));
        Assert.False(await Db.Orders.ByCustomer("none").AnyAsync());
        Assert.True(await Db.Orders.ByCustomer("C1").Where(o => o.Total == 20).AnyAsync());
        Assert.False(await Db.Orders.ByCustomer("C1").Where(o => o.Total == 21).AnyAsync());
        Assert.True(await Db.Orders.Scan(segments: 3).AnyAsync());
    }
}
