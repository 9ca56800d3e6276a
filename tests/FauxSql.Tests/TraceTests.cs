using FauxSql.Backends;
using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests;

public sealed class TraceTests : ShopTest
{
    [Fact]
    public async Task The_requests_are_listed_with_their_round_trips_and_sums()
    {
        using var trace = Trace.Start();
        await Db.Orders.GetAsync("O1", o => o.Items);
        await Db.Products.InsertAsync(new Product("P9", "Jug"));

        Assert.Equal((3, 2, 3, 1.0, 1.0), (trace.Requests, trace.RoundTrips, trace.Items, trace.ReadUnits, trace.WriteUnits));
        Assert.Equal(["1 GetItem Orders", "1 Query OrderItems", "2 PutItem Products"], trace.Used.Requests.Select(request => $"{request.RoundTrip} {request.Operation} {request.Target}"));
        Assert.StartsWith("3 requests, 2 round trips, 1 read unit, 1 write unit\n  1  GetItem  Orders      1 item, ", trace.ToString(), StringComparison.Ordinal);
        Assert.Equal(trace.ToString(), Trace.ToString());
    }

    [Fact]
    public async Task Flows_at_the_same_time_do_not_see_each_other_on_one_database()
    {
        var counts = await Task.WhenAll(Enumerable.Range(1, 8).Select(async number =>
        {
            await Task.Yield();
            using var trace = Trace.Start();
            for (var i = 0; i < number; i++)
                await Db.Orders.FindAsync("O1");
            return trace.Requests;
        }));
        Assert.Equal(Enumerable.Range(1, 8), counts);
        Assert.Equal(36, Trace.Requests);
    }

    [Fact]
    public async Task A_flow_is_what_the_caller_awaits_and_starts_but_not_what_was_started_before()
    {
        var begin = new TaskCompletionSource();
        var before = Task.Run(async () =>
        {
            await begin.Task;
            await Db.Orders.FindAsync("O1");
        });
        using var trace = Trace.Start();
        await Task.Run(() => Db.Orders.FindAsync("O2"));
        await Direct.Orders.FindAsync("O2");
        begin.SetResult();
        await before;
        Assert.Equal(2, trace.Requests);
    }

    [Fact]
    public async Task A_trace_within_another_counts_for_both_and_ends_alone()
    {
        using var outer = Trace.Start();
        using (var inner = Trace.Start())
        {
            await Db.Orders.FindAsync("O1");
            Assert.Equal(1, inner.Requests);
        }

        await Db.Orders.FindAsync("O1");
        Assert.Equal(2, outer.Requests);
    }

    [Fact]
    public async Task A_trace_that_is_over_keeps_what_it_has_counted()
    {
        var ofFlow = Trace.Start();
        var ofDatabase = Trace.Start(Db);
        await Db.Orders.FindAsync("O1");
        ofFlow.Dispose();
        ofDatabase.Dispose();
        ofFlow.Dispose();
        await Db.Orders.FindAsync("O1");
        Assert.Equal((1, 1), (ofFlow.Requests, ofDatabase.Requests));
    }

    [Fact]
    public async Task A_database_is_everything_that_is_sent_over_its_backend()
    {
        using var trace = Trace.Start(Direct);
        await Task.WhenAll(Task.Run(() => Direct.Orders.FindAsync("O1")), Task.Run(() => new ShopDb(Engine).Orders.FindAsync("O2")));
        await Db.Orders.FindAsync("O1");
        Assert.Equal(2, trace.Requests);
    }

    [Fact]
    public async Task A_request_without_an_answer_counts_and_one_that_was_refused_too()
    {
        var db = new ShopDb(new Unreachable());
        using var trace = Trace.Start(db);
        await Assert.ThrowsAsync<EndpointException>(() => db.Orders.InsertAsync(new Order("O9", "C1", "2026", 1)));
        Assert.Equal((1, 0.0, 0), (trace.Requests, trace.WriteUnits, trace.Used.Requests[0].Bytes));

        Trace.Reset();
        await Assert.ThrowsAsync<ItemExistsException>(() => Db.Products.InsertAsync(new Product("P1", "Cup")));
        Assert.Equal(1, Trace.Requests);
    }

    [Fact]
    public async Task Reads_are_told_apart_and_what_writes_read_is_none_of_them()
    {
        await Task.WhenAll(Db.Orders.GetAsync("O1", o => o.Items), Db.Orders.GetAsync("O2", o => o.Items));
        await Db.Customers.GetAsync("C1", c => c.Orders.With(o => o.Items));
        await Db.Customers.DeleteAsync("C1");

        Assert.Equal([2, 2, 4], Trace.Reads.Select(read => read.Requests.Count).Order());
        Assert.Equal([1, 1, 2], Trace.Reads.Select(read => read.RoundTrips).Order());
        Assert.NotEqual(8, Trace.Requests);
    }

    [Fact]
    public async Task Writes_are_told_apart_with_what_they_read_and_say_what_they_have_written()
    {
        await Db.Orders.GetAsync("O1", o => o.Items);
        await Task.WhenAll(Db.Products.InsertAsync(new Product("P9", "Jug")), Db.Customers.DeleteAsync("C1"));
        await Db.TransactAsync(t =>
        {
            t.Insert(new Order("O8", "C1", "2026", 1));
            t.Insert(new Order("O9", "C1", "2026", 1));
            t.Delete(Db.OrderItems.Delete("O1", "I1"));
            t.Check(Db.Products.Item("P1"));
        });
        await Assert.ThrowsAsync<ItemExistsException>(() => Db.Products.InsertAsync(new Product("P1", "Cup")));
        await Db.Orders.ByCustomer("nobody").DeleteAllAsync();

        Assert.Equal(
            ["check Product, delete OrderItem, insert Order: TransactWriteItems", "delete Customer: GetItem, TransactWriteItems", "insert Product: PutItem", "insert Product: PutItem"],
            Trace.Writes.Select(write => $"{string.Join(", ", write.Writes)}: {string.Join(", ", write.Requests.Select(request => request.Operation))}").Order(StringComparer.Ordinal));
        Assert.Equal(["check Product", "delete Customer", "delete OrderItem", "insert Order", "insert Product"], Trace.Used.Writes);
        Assert.Empty(Trace.Reads[0].Writes);
        Assert.Equal(["put Product"], (await Db.Products.Put(new Product("P1", "Cup")).MeasuredAsync()).Used.Writes);
    }

    [Fact]
    public async Task The_most_requests_on_their_way_at_one_time_are_known()
    {
        var gate = new TaskCompletionSource();
        var db = new ShopDb(new Gated(Engine, gate.Task));
        using var trace = Trace.Start(db);
        var reads = Enumerable.Range(0, 3).Select(_ => db.Orders.FindAsync("O1")).ToList();
        Assert.Equal(3, trace.MostConcurrent);
        gate.SetResult();
        await Task.WhenAll(reads);
        trace.Reset();
        Assert.Equal((0, 0), (trace.MostConcurrent, trace.Requests));
    }

    private sealed class Unreachable : IBackend
    {
        public bool IsLocal => true;

        public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) => throw new TimeoutException();
    }

    private sealed class Gated(IBackend inner, Task gate) : IBackend
    {
        public bool IsLocal => true;

        public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
        {
            await gate;
            return await inner.SendAsync(request, cancellationToken);
        }
    }
}
