using System.Diagnostics.Tracing;
using System.Net;
using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Http;
using FauxSql.Protocol.Errors;
using FauxSql.Telemetry;
using FauxSql.Tests.Faults;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Telemetry;

/// <summary>What the callback of the options is told, and when it is silent.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class EventTests : IAsyncLifetime
{
    private readonly EmbeddedDynamo _engine = EmbeddedDynamo.InMemory();
    private readonly List<DatabaseEvent> _events = [];
    private readonly ManualTime _time = new();
    private readonly ScriptedBackend _backend;
    private readonly ShopDb _db;

    public EventTests()
    {
        _backend = new ScriptedBackend(_engine);
        _db = Database(_events.Add);
    }

    public async ValueTask InitializeAsync()
    {
        await new ShopDb(_engine).EnsureTablesAsync();
        await new ShopDb(_engine).Customers.PutAsync(new Customer("C1", "ann@example.com"));
        await new ShopDb(_engine).Orders.PutManyAsync(Enumerable.Range(0, 300).Select(number => new Order($"O{number:000}", "C1", $"2026-{number:000}", number)));
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task A_failure_of_the_service_that_passes_is_a_retry()
    {
        _backend.Answer("GetItem", 500, ErrorCodes.InternalServerError);
        await _db.Orders.GetAsync("O001");
        var retried = Assert.Single(_events);
        Assert.Equal(DatabaseEventKind.RequestRetried, retried.Kind);
        Assert.Equal("GetItem", ValueOf(retried, "Operation"));
        Assert.Equal("Orders", ValueOf(retried, "Target"));
        Assert.Equal("InternalServerError", ValueOf(retried, "Error"));
        Assert.Equal(2, ValueOf(retried, "Attempt"));
        Assert.Matches("^GetItem of Orders failed with InternalServerError and is sent again in [0-9]+ ms, as attempt 2$", retried.ToString());
    }

    [Fact]
    public async Task An_endpoint_that_is_away_for_a_moment_is_a_retry()
    {
        _backend.Throw("GetItem", LossyBackend.Broken());
        await _db.Orders.GetAsync("O001");
        Assert.Equal(typeof(EndpointException).FullName, ValueOf(Assert.Single(_events), "Error"));
    }

    [Fact]
    public async Task A_clock_that_is_wrong_is_told_once_it_has_been_corrected()
    {
        var date = _time.GetUtcNow().AddHours(3);
        using var endpoint = DynamoEndpoint.At("http://127.0.0.1:1", new EndpointOptions { Handler = () => new SkewedHandler(date), Time = _time });
        var db = new ShopDb(endpoint, options: new DatabaseOptions { OnEvent = _events.Add, Time = _time });
        Assert.Null(await db.Orders.FindAsync("O001"));
        Assert.Null(await db.Orders.FindAsync("O001"));
        var corrected = Assert.Single(_events);
        Assert.Equal((DatabaseEventKind.ClockSkewCorrected, 10_800d, "127.0.0.1:1"), (corrected.Kind, ValueOf(corrected, "Skew"), ValueOf(corrected, "Server")));
    }

    [Fact]
    public async Task Throttling_tells_the_reasons_of_the_service()
    {
        _backend.Throttle("Query");
        await _db.Orders.ByCustomer("C1").Take(1).ToListAsync();
        var throttled = Assert.Single(_events);
        Assert.Equal(DatabaseEventKind.RequestThrottled, throttled.Kind);
        Assert.Equal(
            "Query of Orders/CustomerIndex was throttled with ProvisionedThroughputExceededException at attempt 1: IndexReadProvisionedThroughputExceeded of Orders/index/CustomerIndex",
            throttled.ToString());
    }

    [Fact]
    public async Task Every_throttled_attempt_is_told()
    {
        for (var attempt = 1; attempt <= 4; attempt++)
            _backend.Throttle("GetItem");
        await Assert.ThrowsAsync<ThrottledException>(() => _db.Orders.GetAsync("O001"));
        Assert.Equal([1, 2, 3, 4], _events.Select(throttled => ValueOf(throttled, "Attempt")));
    }

    [Fact]
    public async Task A_transaction_that_meets_another_is_told()
    {
        _backend.Answer("TransactWriteItems", 400, ErrorCodes.TransactionCanceled, ""","CancellationReasons":[{"Code":"None"},{"Code":"TransactionConflict"},{"Code":"TransactionConflict"}]""");
        await _db.TransactAsync(t =>
        {
            t.Put(new Order("O1", "C1", "2026", 1));
            t.Put(new OrderItem("O1", "I1", "P1"));
            t.Put(new OrderItem("O1", "I2", "P1"));
        });
        Assert.Equal("TransactWriteItems of Orders, OrderItems met another transaction on the same item: TransactionConflict (2)", Assert.Single(_events).ToString());
    }

    [Fact]
    public async Task A_table_that_is_created_is_told()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var db = new ShopDb(engine, options: new DatabaseOptions { OnEvent = _events.Add });
        await db.EnsureTablesAsync();
        await db.EnsureTablesAsync();
        Assert.Contains("Table Orders was created", _events.Select(created => created.ToString()));
        Assert.Equal(_events.Count, _events.Select(created => ValueOf(created, "Target")).Distinct().Count());
        Assert.All(_events, created => Assert.Equal(DatabaseEventKind.TableCreated, created.Kind));
    }

    [Fact]
    public async Task A_filter_that_discards_almost_all_it_reads_is_told_with_what_to_do()
    {
        await _db.Orders.ByCustomer("C1").Where(o => o.Total < 3 & o.Note.NotExists()).ToListAsync();
        var discards = Assert.Single(_events);
        Assert.Equal(DatabaseEventKind.FilterDiscards, discards.Kind);
        Assert.Equal(
            "Query of Order by CustomerIndex read 300 items and kept 3: its filter on Total, Note discarded 99 % of what was paid for. "
            + "Serve it by an index with these attributes in its key, or by a condition of the sort key",
            discards.ToString());
    }

    [Fact]
    public async Task A_filter_that_keeps_a_tenth_is_not_told()
    {
        Assert.Equal(30, (await _db.Orders.ByCustomer("C1").Where(o => o.Total < 30).ToListAsync()).Count);
        Assert.Empty(_events);
    }

    [Fact]
    public async Task A_filter_over_few_items_is_not_told()
    {
        await _db.Orders.ByCustomer("C1").Where(o => o.Total < 0).Within(99).PageAsync(10);
        Assert.Empty(_events);
    }

    [Fact]
    public async Task What_a_filter_finds_beyond_a_Take_counts_as_kept()
    {
        await _db.Orders.ByCustomer("C1").Where(o => o.Total >= 0).Take(1).ToListAsync();
        Assert.Empty(_events);
    }

    [Fact]
    public async Task What_an_enumeration_discards_is_told_once_for_all_its_pages()
    {
        await foreach (var _ in _db.Orders.Scan().Where(o => o.Total >= 290))
        {
        }

        var discards = Assert.Single(_events);
        Assert.Equal(("Scan", "table", 300L, 10L), (ValueOf(discards, "Access"), ValueOf(discards, "AccessPath"), ValueOf(discards, "Evaluated"), ValueOf(discards, "Matched")));
    }

    [Fact]
    public async Task The_same_filter_is_not_told_again_before_five_minutes_have_passed()
    {
        await DiscardAsync();
        await DiscardAsync();
        Assert.Single(_events);
        await _db.Orders.ByCustomer("C1").Where(o => o.Note == "x").CountAsync();
        Assert.Equal(2, _events.Count);
        _time.Advance(TimeSpan.FromMinutes(5));
        await DiscardAsync();
        Assert.Equal(3, _events.Count);

        Task DiscardAsync() => _db.Orders.ByCustomer("C1").Where(o => o.Total < 3).CountAsync();
    }

    [Fact]
    public async Task A_scan_of_many_items_is_told()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await new ShopDb(engine).EnsureTablesAsync();
        await new ShopDb(engine).Tags.PutManyAsync(Enumerable.Range(0, 10_000).Select(number => new Tag($"T{number}")));
        var db = new ShopDb(engine, options: new DatabaseOptions { OnEvent = _events.Add });
        await db.Tags.Scan().CountAsync();
        Assert.Equal("A scan of Tag read 10000 items. Serve it by an index, or bound it with Within", Assert.Single(_events).ToString());
    }

    [Fact]
    public async Task An_operation_that_is_slower_than_wanted_is_told()
    {
        var db = new ShopDb(_engine, options: new DatabaseOptions { OnEvent = _events.Add, SlowAfter = TimeSpan.Zero });
        await db.Customers.GetAsync("C1", c => c.Orders.Newest().Take(2));
        Assert.Matches("^Customers.Get took [0-9]+ ms: 2 requests in 1 round trips, 0 retries, 3 items, [0-9.]+ read units, 0 write units$", Assert.Single(_events).ToString());
    }

    [Fact]
    public async Task What_the_callback_throws_does_not_concern_the_operation()
    {
        _backend.Answer("GetItem", 500, ErrorCodes.InternalServerError);
        var db = Database(_ => throw new InvalidOperationException());
        Assert.Equal("O001", (await db.Orders.GetAsync("O001")).OrderId);
    }

    [Fact]
    public async Task Tools_that_attach_to_the_process_get_the_same_events()
    {
        _backend.Answer("GetItem", 500, ErrorCodes.InternalServerError).Throttle("GetItem");
        using var listener = new Listener();
        await new ShopDb(_backend).Orders.GetAsync("O001");
        Assert.Equal([("RequestRetried", EventLevel.Informational), ("RequestThrottled", EventLevel.Warning)], listener.Written);
    }

    private ShopDb Database(Action<DatabaseEvent> onEvent) => new(_backend, options: new DatabaseOptions { OnEvent = onEvent, Time = _time });

    private static object ValueOf(DatabaseEvent happened, string name) => happened.Values.Single(value => value.Key == name).Value;

    /// <summary>Refuses the first request for its time.</summary>
    private sealed class SkewedHandler(DateTimeOffset date) : HttpMessageHandler
    {
        private bool _isCorrected;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = _isCorrected
                ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}") }
                : new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent("""{"__type":"x#RequestTimeTooSkewed","message":"skewed"}""") };
            (answer.Headers.Date, _isCorrected) = (date, true);
            return Task.FromResult(answer);
        }
    }

    private sealed class Listener : EventListener
    {
        public List<(string Name, EventLevel Level)> Written { get; } = [];

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name == TelemetryNames.EventSource)
                EnableEvents(eventSource, EventLevel.Informational);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventSource.Name == TelemetryNames.EventSource)
                Written.Add(((string)eventData.Payload![0]!, eventData.Level));
        }
    }
}
