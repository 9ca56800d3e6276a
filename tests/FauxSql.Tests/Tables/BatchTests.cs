using System.Text;
using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Tests.Shop;
using FauxSql.Tests.Stores;

namespace FauxSql.Tests.Tables;

public sealed class BatchTests : ShopTest
{
    [Fact]
    public async Task Any_number_of_items_is_put_in_batches_that_go_out_together()
    {
        var progress = new List<long>();

        var written = await Db.Orders.PutManyAsync(Orders(230), new Recorder(progress));

        Assert.Equal((10, 2), (Trace.Operations["BatchWriteItem"], Trace.RoundTrips));
        Assert.InRange(Trace.MostConcurrent, 2, 8);
        Assert.Equal(230, progress[^1]);
        Assert.Equal(written, await Db.Orders.FindManyAsync(Orders(230).Select(order => order.OrderId)));
        Assert.All(written, order => Assert.Equal(1, order.Version));
    }

    [Fact]
    public async Task What_is_there_is_replaced_and_its_version_counted()
    {
        var order = await Db.Orders.GetAsync("O1");

        Assert.Equal(2, Assert.Single(await Db.Orders.PutManyAsync([order with { Total = 7 }])).Version);
        Assert.Equal((7, 2), ((await Db.Orders.GetAsync("O1")).Total, (await Db.Orders.GetAsync("O1")).Version));
    }

    [Fact]
    public async Task Many_keys_are_deleted_whether_the_items_are_there_or_not()
    {
        await Direct.OrderItems.PutManyAsync(Enumerable.Range(0, 60).Select(i => new OrderItem("N", $"{i}")));

        Assert.Equal(61, await Db.OrderItems.DeleteManyAsync(Enumerable.Range(0, 61).Select(i => ("N", $"{i}"))));

        Assert.Equal((3, 1), (Trace.Requests, Trace.RoundTrips));
        Assert.Empty(await Db.OrderItems.ByOrder("N").ToListAsync());
    }

    [Fact]
    public async Task Nothing_to_do_sends_nothing()
    {
        Assert.Empty(await Db.Orders.PutManyAsync([]));
        Assert.Equal(0, await Db.Orders.DeleteManyAsync([]));
        Assert.Equal(0, Trace.Requests);
    }

    [Fact]
    public void The_same_key_twice_is_refused_with_its_places()
    {
        var twice = Assert.Throws<ArgumentException>(() => Db.Orders.PutMany([.. Orders(3), new Order("N1", "C1", "2026", 5)]));

        Assert.StartsWith("Order N1 is given twice, at 1 and at 3", twice.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Db.Orders.DeleteMany(["a", "b", "a"]));
    }

    [Fact]
    public async Task One_bad_entity_keeps_all_from_being_sent()
    {
        await Assert.ThrowsAsync<EntityValidationException>(() => Db.Orders.PutManyAsync([.. Orders(30), new Order("bad", "C1", "2026", -1)]));
        await Assert.ThrowsAsync<InvalidKeyException>(() => Db.Orders.DeleteManyAsync(["a", ""]));
        Assert.Equal(0, Trace.Requests);
    }

    [Fact]
    public async Task Unique_values_are_kept_in_transactions()
    {
        await Db.Customers.PutManyAsync(Enumerable.Range(1, 60).Select(i => new Customer($"C{i}", $"{i}@example.com")));

        Assert.Equal(3, Trace.Operations["TransactWriteItems"]);
        await Assert.ThrowsAsync<UniqueViolationException>(() => Direct.Customers.InsertAsync(new Customer("N", "60@example.com")));
        await Direct.Customers.InsertAsync(new Customer("N", "ann@example.com"));
        await Db.Customers.DeleteManyAsync(Enumerable.Range(1, 60).Select(i => $"C{i}"));
        await Direct.Customers.InsertAsync(new Customer("M", "60@example.com"));
    }

    [Fact]
    public async Task An_entity_whose_unique_value_is_taken_is_named_and_the_others_are_written()
    {
        Customer[] customers = [new("C2", "bob@example.com"), new("C3", "ann@example.com"), new("C4", "cyd@example.com"), new("C5", "bob@example.com")];

        var incomplete = await Assert.ThrowsAsync<BatchIncompleteException>(() => Db.Customers.PutManyAsync(customers));

        Assert.Equal([(1, "C3", customers[1]), (3, "C5", customers[3])], incomplete.Unwritten.Select(item => (item.Position, item.Key, (Customer)item.Entity!)));
        Assert.All(incomplete.Unwritten, item => Assert.IsType<UniqueViolationException>(item.Reason));
        Assert.StartsWith("2 of 4 items of Customer were not written: C3: Another Customer has", incomplete.Message, StringComparison.Ordinal);
        Assert.Equal(["C2", null, "C4", null], (await Db.Customers.FindManyAsync(["C2", "C3", "C4", "C5"])).Select(customer => customer?.CustomerId));
    }

    [Fact]
    public async Task Large_items_go_into_transactions_that_can_hold_them()
    {
        await Db.Seats.PutManyAsync(Enumerable.Range(0, 12).Select(i => new Seat(new string('r', 1000) + i, "A", new string('t', 1000) + i)));
        Assert.Equal(1, Trace.Operations["TransactWriteItems"]);

        var name = new string('x', 49);
        var large = Enumerable.Range(0, 12).Select(i => new Customer($"L{i}", $"{i}@large.example", name) { Home = new("Ulm", new string('x', 390_000)) });
        await Db.Customers.PutManyAsync(large);
        Assert.Equal(3, Trace.Operations["TransactWriteItems"]);
    }

    [Fact]
    public async Task What_is_left_unprocessed_is_sent_again_by_itself()
    {
        var (db, backend) = With((request, _, send) => FaultyBackend.PartOf(request, "UnprocessedItems", 10, send));

        await db.Orders.PutManyAsync(Orders(25));
        await db.OrderItems.DeleteManyAsync([("O1", "I1"), ("O1", "I2")]);

        Assert.Equal(25, (await Direct.Orders.FindManyAsync(Orders(25).Select(order => order.OrderId))).Count(order => order is not null));
        Assert.Empty(await Direct.OrderItems.ByOrder("O1").ToListAsync());
        Assert.Equal(4, backend.SentOf("BatchWriteItem"));
    }

    [Fact]
    public async Task What_stays_unprocessed_is_named_and_the_rest_is_not_tried()
    {
        // Of each chunk of 25 five are left over, and left over again; chunks are on their way together, in whatever order.
        var (db, _) = With((request, _, send) => FaultyBackend.PartOf(request, "UnprocessedItems", IsWhole(request) ? 20 : 0, send));
        var orders = Orders(300);

        var incomplete = await Assert.ThrowsAsync<BatchIncompleteException>(() => db.Orders.PutManyAsync(orders));

        Assert.Equal((8 * 5) + 100, incomplete.Unwritten.Count);
        Assert.All(incomplete.Unwritten, item => Assert.IsType<ThrottledException>(item.Reason));
        var unwritten = incomplete.Unwritten.Select(item => item.Key).ToHashSet();
        var stored = (await Direct.Orders.FindManyAsync(orders.Select(order => order.OrderId))).Select(order => order is not null);
        Assert.Equal(orders.Select(order => !unwritten.Contains(order.OrderId)), stored);
        await Direct.Orders.PutManyAsync(incomplete.Unwritten.Select(item => (Order)item.Entity!));
        Assert.DoesNotContain(null, await Direct.Orders.FindManyAsync(orders.Select(order => order.OrderId)));
    }

    [Fact]
    public async Task Of_a_batch_that_ends_throttled_only_what_was_left_over_is_named()
    {
        var (db, _) = With((request, number, send) => number == 1
            ? FaultyBackend.PartOf(request, "UnprocessedItems", 5, send)
            : FaultyBackend.Error(400, "ThrottlingException"));

        var incomplete = await Assert.ThrowsAsync<BatchIncompleteException>(() => db.Orders.PutManyAsync(Orders(25)));

        Assert.Equal(Orders(25).Skip(5).Select(order => order.OrderId), incomplete.Unwritten.Select(item => item.Key));
        Assert.Equal(5, (await Direct.Orders.FindManyAsync(Orders(25).Select(order => order.OrderId))).Count(order => order is not null));
    }

    [Fact]
    public async Task A_batch_that_is_refused_is_named_whole()
    {
        var (db, _) = With((request, number, send) => number == 2 ? FaultyBackend.Error(400, "AccessDeniedException") : send(request));

        var incomplete = await Assert.ThrowsAsync<BatchIncompleteException>(() => db.Orders.PutManyAsync(Orders(60)));

        Assert.Equal(25, incomplete.Unwritten.Count);
        Assert.Equal("AccessDeniedException", Assert.IsType<ServiceErrorException>(incomplete.InnerException).Code);
    }

    [Fact]
    public async Task A_batch_that_is_cancelled_says_what_is_not_known_to_be_written()
    {
        using var cancelled = new CancellationTokenSource();
        var (db, _) = With((request, number, send) =>
        {
            if (number == 9)
                cancelled.Cancel();
            cancelled.Token.ThrowIfCancellationRequested();
            return send(request);
        });
        var orders = Orders(300);

        var stopped = await Assert.ThrowsAsync<BatchCanceledException>(() => db.Orders.PutManyAsync(orders, null, cancelled.Token));

        Assert.Equal(orders.Skip(200), stopped.Unwritten.Select(item => (Order)item.Entity!));
        Assert.Equal(200, (await Direct.Orders.FindManyAsync(orders.Select(order => order.OrderId))).Count(order => order is not null));
    }

    [Fact]
    public async Task Under_injected_faults_everything_is_written_or_named()
    {
        await using var engine = EmbeddedDynamo.InMemory(new() { Faults = new() { Seed = 3, UnprocessedShare = 0.5, ThrottledShare = 0.1, ConflictShare = 0.1 } });
        var db = new ShopDb(engine);
        await db.EnsureTablesAsync();
        var customers = Enumerable.Range(0, 100).Select(i => new Customer($"C{i}", $"{i % 95}@example.com")).ToList();
        var orders = Orders(400);

        var unwritten = new HashSet<string>();
        foreach (var act in new Func<Task>[] { () => db.Orders.PutManyAsync(orders), () => db.Customers.PutManyAsync(customers) })
        {
            try
            {
                await act();
            }
            catch (BatchIncompleteException incomplete)
            {
                unwritten.UnionWith(incomplete.Unwritten.Select(item => item.Key));
            }
        }

        Assert.InRange(unwritten.Count, 5, 100);
        Assert.Equal(orders.Select(order => !unwritten.Contains(order.OrderId)), (await db.Orders.FindManyAsync(orders.Select(order => order.OrderId))).Select(order => order is not null));
        Assert.Equal(customers.Select(customer => !unwritten.Contains(customer.CustomerId)), (await db.Customers.FindManyAsync(customers.Select(customer => customer.CustomerId))).Select(customer => customer is not null));
    }

    private static List<Order> Orders(int count) => [.. Enumerable.Range(0, count).Select(i => new Order($"N{i}", "C1", "2026", i))];

    private (ShopDb Db, FaultyBackend Backend) With(FaultyBackend.Fault fault)
    {
        var backend = new FaultyBackend(Engine, (request, number, send) => request.Operation == "BatchWriteItem" ? fault(request, number, send) : send(request));
        return (new ShopDb(backend), backend);
    }

    private sealed class Recorder(List<long> progress) : IProgress<WriteProgress>
    {
        public void Report(WriteProgress value) => progress.Add(value.Items);
    }

    private static bool IsWhole(BackendRequest request) => Encoding.UTF8.GetString(request.Body.Span).Split("PutRequest").Length == 26;
}
