using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

public sealed class QueryTests : ShopTest
{
    [Fact]
    public async Task Orders_ranges_and_filters()
    {
        Assert.Equal(["O1", "O2"], Ids(await Db.Orders.ByCustomer("C1").ToListAsync()));
        Assert.Equal(["O2", "O1"], Ids(await Db.Orders.ByCustomer("C1").Newest().ToListAsync()));
        Assert.Equal(["O2"], Ids(await Db.Orders.ByCustomer("C1").After("2026-01-01").ToListAsync()));
        Assert.Equal(["O1"], Ids(await Db.Orders.ByCustomer("C1").Before("2026-01-02").ToListAsync()));
        Assert.Equal(["O2"], Ids(await Db.Orders.ByCustomer("C1").From("2026-01-02").ToListAsync()));
        Assert.Equal(["O1"], Ids(await Db.Orders.ByCustomer("C1").UpTo("2026-01-01").ToListAsync()));
        Assert.Equal(["O1", "O2"], Ids(await Db.Orders.ByCustomer("C1").Between("2026-01-01", "2026-01-02").ToListAsync()));
        Assert.Equal(["O1", "O2"], Ids(await Db.Orders.ByCustomer("C1").StartsWith("2026-01").ToListAsync()));
        Assert.Equal(["O2"], Ids(await Db.Orders.ByCustomer("C1").Where(o => o.Total > 10 || o.Note == "x").ToListAsync()));
        Assert.Equal(["O1"], Ids(await Db.Orders.ByCustomer("C1").Where(o => !(o.Total > 10) && o.Total.In(10, 11)).ToListAsync()));
    }

    [Fact]
    public async Task Keys_that_are_not_text_are_looked_up_ordered_and_paged()
    {
        var (day, noon) = (new DateOnly(2026, 2, 1), new DateTime(2026, 2, 1, 12, 0, 0, DateTimeKind.Utc));
        int[] counts = [-10, -9, 0, 2, 10, 100];
        foreach (var count in counts.Reverse())
            await Direct.Visits.InsertAsync(new Visit(0.5, noon.AddSeconds(count), day, count));

        Assert.Equal(counts, (await Db.Visits.ByDay(day).ToListAsync()).Select(visit => visit.Count));
        Assert.Equal([2, 0, -9], (await Db.Visits.ByDay(day).Newest().Between(-9, 9).ToListAsync()).Select(visit => visit.Count));
        Assert.Equal([10, 100], (await Db.Visits.ByPlace(0.50).From(noon.AddSeconds(10)).ToListAsync()).Select(visit => visit.Count));
        var page = await Db.Visits.ByDay(day).PageAsync(4);
        Assert.Equal([10, 100], (await Db.Visits.ByDay(day).PageAsync(4, page.Next)).Items.Select(visit => visit.Count));
        Assert.Equal([2, null], (await Db.Visits.FindManyAsync([(0.5, noon.AddSeconds(2)), (0.5, noon.AddSeconds(3))])).Select(visit => visit?.Count));
    }

    [Fact]
    public async Task Take_counts_items_that_match()
    {
        await AddOrdersAsync(250);

        var found = await Db.Orders.ByCustomer("C1").Where(o => o.Total >= 1200).Take(5).ToListAsync();

        Assert.Equal([1200, 1201, 1202, 1203, 1204], found.Select(order => order.Total));
    }

    [Fact]
    public async Task Pages_hold_every_item_once()
    {
        await AddOrdersAsync(20);
        var seen = new List<string>();
        string? cursor = null;
        var pages = 0;
        do
        {
            var page = await Db.Orders.ByCustomer("C1").Newest().PageAsync(11, cursor);
            seen.AddRange(Ids(page.Items));
            cursor = page.Next;
            pages++;
            Assert.Equal(cursor is not null, page.HasMore);
        }
        while (cursor is not null);

        Assert.Equal((2, 22), (pages, seen.Distinct().Count()));
    }

    [Fact]
    public async Task A_cursor_belongs_to_its_query_and_database()
    {
        var page = await Db.Orders.ByCustomer("C1").PageAsync(1);

        Assert.Matches("^[A-Za-z0-9_-]+$", page.Next!);
        await Assert.ThrowsAsync<CursorException>(() => Db.Orders.ByCustomer("C2").PageAsync(1, page.Next));
        await Assert.ThrowsAsync<CursorException>(() => Db.Orders.ByCustomer("C1").Newest().PageAsync(1, page.Next));
        await Assert.ThrowsAsync<CursorException>(() => Db.Orders.ByCustomer("C1").Where(o => o.Total > 1).PageAsync(1, page.Next));
        await Assert.ThrowsAsync<CursorException>(() => new ShopDb(Engine, new MultiTableLayout("dev-")).Orders.ByCustomer("C1").PageAsync(1, page.Next));
        await Assert.ThrowsAsync<CursorException>(() => Db.Orders.ByCustomer("C1").PageAsync(1, "???"));
        await Assert.ThrowsAsync<CursorException>(() => Db.Orders.ByCustomer("C1").PageAsync(1, page.Next![..^6]));
    }

    [Fact]
    public async Task A_cursor_of_which_one_letter_is_changed_is_refused()
    {
        var cursor = (await Direct.Orders.ByCustomer("C1").PageAsync(1)).Next!;

        for (var at = 0; at < cursor.Length; at++)
        {
            var changed = cursor[..at] + (cursor[at] == 'A' ? 'B' : 'A') + cursor[(at + 1)..];
            await Assert.ThrowsAsync<CursorException>(() => Direct.Orders.ByCustomer("C1").PageAsync(1, changed));
        }
    }

    [Fact]
    public async Task A_full_last_page_has_no_next()
    {
        var page = await Db.Orders.ByCustomer("C1").PageAsync(2);

        Assert.Equal((2, null, false), (page.Items.Count, page.Next, page.HasMore));
    }

    [Fact]
    public async Task Paging_goes_on_when_the_last_item_of_the_page_is_deleted()
    {
        var page = await Db.Orders.ByCustomer("C1").PageAsync(1);
        await Db.Orders.DeleteAsync(page.Items[0]);

        Assert.Equal(["O2"], Ids((await Db.Orders.ByCustomer("C1").PageAsync(1, page.Next)).Items));
    }

    [Fact]
    public async Task Pages_of_a_filter_hold_every_match_once()
    {
        await AddOrdersAsync(230);
        var seen = new List<string>();
        for (string? cursor = "", next; cursor is not null; cursor = next)
        {
            var page = await Direct.Orders.ByCustomer("C1").Where(o => o.Total >= 1003).PageAsync(50, cursor);
            seen.AddRange(Ids(page.Items));
            next = page.Next;
        }

        Assert.Equal(Enumerable.Range(3, 227).Select(i => $"X{i:000}"), seen);
    }

    [Fact]
    public async Task Items_can_be_enumerated_one_after_another_and_left_early()
    {
        await AddOrdersAsync(250);
        Trace.Reset();

        Assert.Equal(["O1", "O2"], Ids(await Db.Orders.ByCustomer("C1").Take(3).Where(o => o.Total < 1000).ToListAsync(CancellationToken.None)));
        var seen = 0;
        Trace.Reset();
        await foreach (var order in Db.Orders.ByCustomer("C1"))
        {
            if (++seen == 101)
                break;
        }

        Assert.Equal(2, Trace.Requests);
        Assert.Equal(120, await Seen(Db.Orders.ByCustomer("C1").Take(120).AsAsyncEnumerable()));
        Assert.Equal(220, await Seen(Direct.Orders.ByCustomer("C1").Where(o => o.Total >= 1030).AsAsyncEnumerable()));
        Assert.Equal(150, await Seen(Direct.Orders.ByCustomer("C1").Where(o => o.Total >= 1030).Take(150).AsAsyncEnumerable()));

        static async Task<int> Seen(IAsyncEnumerable<Order> orders)
        {
            var seen = 0;
            await foreach (var order in orders)
                seen++;
            return seen;
        }
    }

    [Fact]
    public async Task A_cancelled_query_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Db.Orders.ByCustomer("C1").ToListAsync(cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Db.Orders.InsertAsync(new Order("N", "C1", "2026", 1), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Db.Orders.Scan().CountAsync(cancelled.Token));
    }

    [Fact]
    public async Task Enumeration_reads_in_pages()
    {
        await AddOrdersAsync(250);
        Trace.Reset();

        var seen = 0;
        await foreach (var order in Db.Orders.ByCustomer("C1"))
            seen++;
        Assert.Equal((252, 3), (seen, Trace.Requests));
    }

    [Fact]
    public async Task FindMany_keeps_the_order_asked_for_and_batches()
    {
        await AddOrdersAsync(150);
        Trace.Reset();
        string[] ids = ["missing", "O2", .. Enumerable.Range(0, 150).Select(i => $"X{i:000}").Reverse(), "O1", "O2"];

        var found = await Db.Orders.FindManyAsync(ids);

        Assert.Equal(ids.Select(id => id == "missing" ? null : id), found.Select(order => order?.OrderId));
        Assert.Equal((2, 1, 2), (Trace.Requests, Trace.RoundTrips, Trace.Operations["BatchGetItem"]));
    }

    [Fact]
    public async Task Single_refuses_several()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Db.Orders.ByCustomer("C1").SingleOrDefaultAsync());
        Assert.Null(await Db.Orders.ByCustomer("none").FirstOrDefaultAsync());
    }

    [Fact]
    public async Task Two_environments_on_one_endpoint_never_meet()
    {
        var (dev, test) = (new ShopDb(Engine, new MultiTableLayout("dev-")), new ShopDb(Engine, new MultiTableLayout("test-")));
        await dev.EnsureTablesAsync();
        await test.EnsureTablesAsync();

        await dev.Customers.InsertAsync(new Customer("C1", "ann@example.com", "dev"));
        Assert.Empty(await test.Customers.Scan().ToListAsync());
        await test.Customers.InsertAsync(new Customer("C1", "ann@example.com", "test"));
        await test.Customers.Delete("C1").RunAsync();

        Assert.Equal("dev", (await dev.Customers.Get("C1").RunAsync()).Name);
        Assert.Equal("Ann", (await Db.Customers.Get("C1").RunAsync()).Name);
    }

    private static IEnumerable<string> Ids(IEnumerable<Order> orders) => orders.Select(order => order.OrderId);

    private Task AddOrdersAsync(int count) => Task.WhenAll(Enumerable.Range(0, count).Select(i => Db.Orders.PutAsync(new Order($"X{i:000}", "C1", $"2026-02-{i:000}", 1000 + i))));
}
