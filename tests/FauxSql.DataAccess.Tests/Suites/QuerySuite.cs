using FauxSql.DataAccess.Tests.Backends;
using FauxSql.Errors;
using Shop;

namespace FauxSql.DataAccess.Tests.Suites;

/// <summary>Finders: order, ranges, conditions and pages.</summary>
public abstract class QuerySuite<TBackend> : ShopSuite<TBackend>
    where TBackend : IBackendUnderTest
{
    [Fact]
    public async Task A_finder_gives_the_items_of_its_partition_in_either_order()
    {
        await FillAsync(5);
        await Db.Orders.InsertAsync(OrderOf("X", customer: "C2"), Token);
        Assert.Equal(["O0", "O1", "O2", "O3", "O4"], await IdsAsync(Db.Orders.ByCustomer("C1")));
        Assert.Equal(["O4", "O3"], await IdsAsync(Db.Orders.ByCustomer("C1").Newest().Take(2)));
        Assert.Empty(await IdsAsync(Db.Orders.ByCustomer("C3")));
    }

    [Fact]
    public async Task A_range_of_the_sort_key_bounds_what_is_read()
    {
        await FillAsync(6);
        var (from, to) = (OrderOf("", day: 1).OrderDate, OrderOf("", day: 3).OrderDate);
        Assert.Equal(["O1", "O2", "O3"], await IdsAsync(Db.Orders.ByCustomer("C1").Between(from, to)));
        Assert.Equal(["O2", "O3", "O4", "O5"], await IdsAsync(Db.Orders.ByCustomer("C1").After(from)));
        Assert.Equal(["O0", "O1", "O2"], await IdsAsync(Db.Orders.ByCustomer("C1").Before(to)));
    }

    [Fact]
    public async Task Take_counts_items_that_match()
    {
        await FillAsync(30);
        var found = await Db.Orders.ByCustomer("C1").Newest().Where(o => o.Total >= 3 & o.Total < 20).Take(4).ToListAsync(Token);
        Assert.Equal([19m, 18m, 17m, 16m], found.Select(order => order.Total));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(40)]
    public async Task Pages_put_together_are_the_whole(int size)
    {
        await FillAsync(21);
        var query = Db.Orders.ByCustomer("C1").Newest().Where(o => o.Total != 5);
        var whole = await IdsAsync(query);
        var paged = new List<string>();
        string? cursor = null;
        do
        {
            var page = await query.PageAsync(size, cursor, Token);
            Assert.InRange(page.Items.Count, 1, size);
            paged.AddRange(page.Items.Select(order => order.OrderId));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(20, whole.Count);
        Assert.Equal(whole, paged);
    }

    [Fact]
    public async Task A_cursor_of_another_query_is_refused_before_anything_is_sent()
    {
        await FillAsync(3);
        var page = await Db.Orders.ByCustomer("C1").PageAsync(1, null, Token);
        Trace.Reset();
        await Assert.ThrowsAsync<CursorException>(() => Db.Orders.ByCustomer("C2").PageAsync(1, page.Next, Token));
        await Assert.ThrowsAsync<CursorException>(() => Db.Orders.ByCustomer("C1").PageAsync(1, page.Next + "A", Token));
        Assert.Equal(0, Trace.Requests);
    }

    [Fact]
    public async Task A_scan_reads_the_table()
    {
        await FillAsync(12);
        Assert.Equal(12, (await Db.Orders.Scan().ToListAsync(Token)).Count);
        Assert.Equal(["O3"], await IdsAsync(Db.Orders.Scan().Where(o => o.OrderId == "O3")));
    }

    private async Task FillAsync(int orders)
    {
        foreach (var number in Enumerable.Range(0, orders))
            await Db.Orders.InsertAsync(OrderOf($"O{number}", day: number, total: number), Token);
    }

    private static async Task<IReadOnlyList<string>> IdsAsync<TSort>(Tables.Query<Order, OrderFields, OrderRelations, TSort> query) =>
        [.. (await query.ToListAsync(Token)).Select(order => order.OrderId)];
}
