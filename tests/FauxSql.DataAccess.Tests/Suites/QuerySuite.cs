using System.Text;
using FauxSql.DataAccess.Tests.Backends;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
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
    public async Task A_finder_whose_index_is_not_there_says_so()
    {
        NeedsIndexChanges();
        await FillAsync(1);
        var orders = Layout.Tables(Db.Schema).Single(table => table.Name.EndsWith("Orders", StringComparison.Ordinal)).Name;
        var body = $$"""{"TableName":"{{orders}}","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"CustomerIndex"} }]}""";
        using (var answer = await Backend.SendAsync(new BackendRequest("UpdateTable", Encoding.UTF8.GetBytes(body), CallContext.None), Token))
            Assert.True(answer.IsSuccess);
        using (var patience = CancellationTokenSource.CreateLinkedTokenSource(Token))
        {
            patience.CancelAfter(TimeSpan.FromMinutes(10)); // as long as AWS may take
            while ((await DatabaseTools.InspectTablesAsync(Db, patience.Token)).Single(table => table.Name == orders).Indexes.Single(index => index.Key == "CustomerIndex").Value is not null)
                await Task.Delay(20, patience.Token);
        }

        var refused = await Assert.ThrowsAsync<IndexNotReadyException>(() => Db.Orders.ByCustomer("C1").ToListAsync(Token));
        Assert.Equal("CustomerIndex", refused.Index);
        Assert.False(refused.IsBuilding);
        Assert.Contains("fauxsql apply", refused.Message, StringComparison.Ordinal);
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

    [Fact]
    public async Task What_is_selected_counted_and_bounded_is_what_a_list_would_hold()
    {
        await FillAsync(30);
        var query = Db.Orders.ByCustomer("C1").Where(o => o.Total >= 20);
        Assert.Equal(Enumerable.Range(20, 10).Select(number => ($"O{number}", (decimal)number)), await query.Select(o => (o.OrderId, o.Total)).ToListAsync(Token));
        Assert.Equal(10, await query.CountAsync(Token));
        Assert.True(await query.AnyAsync(Token));
        var bounded = await query.Within(reads: 25).PageAsync(10, cancellationToken: Token);
        Assert.Equal((5, true), (bounded.Items.Count, bounded.IsPartial));
        Assert.Equal(5, (await query.Within(reads: 25).PageAsync(10, bounded.Next, Token)).Items.Count);
    }

    [Fact]
    public async Task A_consistent_read_sees_what_was_just_written()
    {
        await Db.OrderItems.InsertAsync(ItemOf("O1", "I1"), Token);
        Assert.Single(await Db.OrderItems.ByOrder("O1").Consistent().ToListAsync(Token));
    }

    [Fact]
    public async Task A_parallel_scan_reads_every_item_once()
    {
        await FillAsync(50);
        Assert.Equal(50, (await Db.Orders.Scan(segments: 4).Select(o => o.OrderId).ToListAsync(Token)).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(7, await Db.Orders.Scan(segments: 3).Take(7).CountAsync(Token));
    }

    [Fact]
    public async Task Queries_sent_together_are_one_round_trip()
    {
        await FillAsync(2);
        await Db.Orders.InsertAsync(OrderOf("X", customer: "C2"), Token);
        Trace.Reset();
        var orders = await new[] { "C2", "C1", "C3" }.Select(id => Db.Orders.ByCustomer(id)).Together().RunAsync(Token);
        Assert.Equal(["X", "O0", "O1"], orders.Select(order => order.OrderId));
        Assert.Equal((3, 1), (Trace.Requests, Trace.RoundTrips));
    }

    private async Task FillAsync(int orders)
    {
        foreach (var number in Enumerable.Range(0, orders))
            await Db.Orders.InsertAsync(OrderOf($"O{number}", day: number, total: number), Token);
    }

    private static async Task<IReadOnlyList<string>> IdsAsync<TSort>(Tables.Query<Order, OrderFields, OrderRelations, TSort> query) =>
        [.. (await query.ToListAsync(Token)).Select(order => order.OrderId)];
}
