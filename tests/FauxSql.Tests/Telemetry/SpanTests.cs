using System.Diagnostics;
using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Http;
using FauxSql.Protocol.Errors;
using FauxSql.Tests.Faults;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Telemetry;

/// <summary>The spans of requests and operations, and what stands in them.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class SpanTests : IAsyncLifetime
{
    private readonly EmbeddedDynamo _engine = EmbeddedDynamo.InMemory();
    private readonly ScriptedBackend _backend;
    private readonly ShopDb _db;
    private Listening _heard = null!;

    public SpanTests()
    {
        _backend = new ScriptedBackend(_engine);
        _db = new ShopDb(_backend);
    }

    public async ValueTask InitializeAsync()
    {
        await _db.EnsureTablesAsync();
        await _db.Customers.PutAsync(new Customer("C1", "ann@example.com"));
        await _db.Orders.PutManyAsync([new Order("O1", "C1", "2026-01-01", 10), new Order("O2", "C1", "2026-01-02", 20)]);
        await _db.OrderItems.PutAsync(new OrderItem("O1", "I1", "P1"));
        await _db.Products.PutAsync(new Product("P1", "Cup"));
        _heard = new Listening();
    }

    public ValueTask DisposeAsync()
    {
        _heard.Dispose();
        return _engine.DisposeAsync();
    }

    [Fact]
    public async Task A_request_follows_the_conventions()
    {
        await _db.Orders.GetAsync("O1");

        var span = Assert.Single(_heard.Spans);
        Assert.Equal(("GetItem Orders", ActivityKind.Client, ActivityStatusCode.Unset), (span.DisplayName, span.Kind, span.Status));
        Assert.Equal("FauxSql", span.Source.Name);
        Assert.NotEmpty(span.Source.Version!);
        Assert.Equal("aws.dynamodb", span.GetTagItem("db.system.name"));
        Assert.Equal("GetItem", span.GetTagItem("db.operation.name"));
        Assert.Equal("Orders", span.GetTagItem("db.collection.name"));
        Assert.Equal(["Orders"], Assert.IsType<string[]>(span.GetTagItem("aws.dynamodb.table_names")));
        Assert.Equal("""{"TableName":"Orders","CapacityUnits":0.5}""", Assert.Single(Assert.IsType<string[]>(span.GetTagItem("aws.dynamodb.consumed_capacity"))));
        Assert.Equal(0.5, span.GetTagItem("fauxsql.read_units"));
        Assert.Equal(1, span.GetTagItem("db.response.returned_rows"));
        Assert.Equal("Order", span.GetTagItem("fauxsql.entity"));
        Assert.Equal(52, Assert.IsType<string>(span.GetTagItem("aws.request_id")).Length);
        Assert.All(["error.type", "server.address", "http.request.resend_count", "db.operation.batch.size"], absent => Assert.Null(span.GetTagItem(absent)));
    }

    [Fact]
    public async Task A_query_of_an_index_names_it_and_its_access_pattern()
    {
        await _db.Orders.ByCustomer("C1").Where(o => o.Total > 15).ToListAsync();

        var span = Assert.Single(_heard.Requests);
        Assert.Equal("Query Orders", span.DisplayName);
        Assert.Equal("CustomerIndex", span.GetTagItem("aws.dynamodb.index_name"));
        Assert.Equal("Orders of a customer", span.GetTagItem("fauxsql.access_pattern"));
        Assert.Equal((1, 2), (span.GetTagItem("aws.dynamodb.count"), span.GetTagItem("aws.dynamodb.scanned_count")));
        var operation = Assert.Single(_heard.Operations);
        Assert.Equal("Orders.Query", operation.DisplayName);
        Assert.Equal("Orders of a customer", operation.GetTagItem("fauxsql.access_pattern"));
        Assert.Equal((1L, 2L), (operation.GetTagItem("fauxsql.items"), operation.GetTagItem("fauxsql.items_evaluated")));
    }

    [Fact]
    public async Task What_is_related_is_one_operation_whose_requests_are_its_children()
    {
        await _db.Orders.GetAsync("O1", o => [o.Items.With(i => i.Product), o.Customer]);

        var operation = Assert.Single(_heard.Operations);
        Assert.Equal("Orders.Get", operation.DisplayName);
        Assert.Equal("Order", operation.GetTagItem("fauxsql.entity"));
        Assert.Equal((4, 2), (operation.GetTagItem("fauxsql.requests"), operation.GetTagItem("fauxsql.round_trips")));
        Assert.Equal(4L, operation.GetTagItem("fauxsql.items"));
        Assert.Equal(["GetItem Customers", "GetItem Orders", "GetItem Products", "Query OrderItems"], _heard.Requests.Select(span => span.DisplayName).Order(StringComparer.Ordinal));
        Assert.All(_heard.Requests, span => Assert.Equal(operation.SpanId, span.ParentSpanId));
        Assert.Equal(2.0, operation.GetTagItem("fauxsql.read_units"));
    }

    [Fact]
    public async Task Operations_have_the_parent_that_the_application_gives_and_leave_no_trace_in_it()
    {
        using var page = new Activity("page").Start();
        await _db.Orders.ByCustomer("C1").FirstOrDefaultAsync();
        await foreach (var _ in _db.Orders.Scan())
            Assert.Same(page, Activity.Current);

        Assert.Same(page, Activity.Current);
        Assert.Equal(["Orders.First", "Orders.Enumerate"], _heard.Operations.Select(span => span.DisplayName));
        Assert.All(_heard.Operations, span => Assert.Equal(page.SpanId, span.ParentSpanId));
        Assert.Equal(_heard.Operations.Select(span => span.SpanId), _heard.Requests.Select(span => span.ParentSpanId));
    }

    [Fact]
    public async Task An_enumeration_is_one_operation_around_all_its_pages()
    {
        await _db.Tags.PutManyAsync(Enumerable.Range(0, 150).Select(number => new Tag($"T{number}")));
        await foreach (var _ in _db.Tags.Scan())
            Assert.Null(Activity.Current);

        var operation = Assert.Single(_heard.Operations, span => span.DisplayName == "Tags.Enumerate");
        var pages = _heard.Requests.Where(span => span.DisplayName == "Scan Tags").ToList();
        Assert.Equal([operation.SpanId, operation.SpanId], pages.Select(span => span.ParentSpanId));
        Assert.Equal((2, 150L), (operation.GetTagItem("fauxsql.round_trips"), operation.GetTagItem("fauxsql.items")));
    }

    [Fact]
    public async Task A_batch_says_how_many_items_it_names()
    {
        await _db.Orders.FindManyAsync(["O1", "O2", "O3"]);
        await _db.Orders.PutManyAsync([new Order("O3", "C1", "2026-01-03", 1), new Order("O4", "C1", "2026-01-04", 1)]);

        Assert.Equal(["BatchGetItem Orders", "BatchWriteItem Orders"], _heard.Requests.Select(span => span.DisplayName));
        Assert.Equal([3, 2], _heard.Requests.Select(span => span.GetTagItem("db.operation.batch.size")));
        Assert.Equal(2, _heard.Requests[0].GetTagItem("db.response.returned_rows"));
        Assert.Equal(["Orders.FindMany", "Orders.PutMany"], _heard.Operations.Select(span => span.DisplayName));
    }

    [Fact]
    public async Task A_transaction_names_all_its_tables()
    {
        await _db.TransactAsync(t =>
        {
            t.Put(new Order("O5", "C1", "2026-01-05", 1));
            t.Put(new OrderItem("O5", "I1", "P1"));
        });

        var span = Assert.Single(_heard.Requests);
        Assert.Equal("TransactWriteItems", span.DisplayName);
        Assert.Null(span.GetTagItem("db.collection.name"));
        Assert.Equal(["Orders", "OrderItems"], Assert.IsType<string[]>(span.GetTagItem("aws.dynamodb.table_names")));
        Assert.Equal(2, span.GetTagItem("db.operation.batch.size"));
        Assert.Equal(2, Assert.IsType<string[]>(span.GetTagItem("aws.dynamodb.consumed_capacity")).Length);
        Assert.True((double)span.GetTagItem("fauxsql.write_units")! >= 4);
        Assert.Equal("Transact", Assert.Single(_heard.Operations).DisplayName);
    }

    [Fact]
    public async Task A_refusal_is_an_error_with_the_code_of_the_service()
    {
        await Assert.ThrowsAsync<ItemExistsException>(() => _db.Orders.InsertAsync(new Order("O1", "C1", "2026-01-01", 10)));

        var span = Assert.Single(_heard.Requests);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal((ErrorCodes.ConditionalCheckFailed, ErrorCodes.ConditionalCheckFailed), (span.GetTagItem("error.type"), span.GetTagItem("db.response.status_code")));
        var operation = Assert.Single(_heard.Operations);
        Assert.Equal(("Orders.Insert", ActivityStatusCode.Error, typeof(ItemExistsException).FullName), (operation.DisplayName, operation.Status, operation.GetTagItem("error.type")));
    }

    [Fact]
    public async Task Retries_are_events_of_the_one_span()
    {
        _backend.Throttle("Query").Answer("Query", 500, ErrorCodes.InternalServerError);
        await _db.Orders.ByCustomer("C1").ToListAsync();

        var span = Assert.Single(_heard.Requests);
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal(2, span.GetTagItem("http.request.resend_count"));
        Assert.Equal(["fauxsql.retry", "fauxsql.retry"], span.Events.Select(happened => happened.Name));
        Assert.Equal(
            [(ErrorCodes.ProvisionedThroughputExceeded, 2), (ErrorCodes.InternalServerError, 3)],
            span.Events.Select(happened => ((string)Tag(happened, "error.type"), (int)Tag(happened, "fauxsql.attempt"))));
        Assert.Equal(2, Assert.Single(_heard.Operations).GetTagItem("fauxsql.retries"));

        static object Tag(ActivityEvent happened, string name) => happened.Tags.Single(tag => tag.Key == name).Value!;
    }

    [Fact]
    public async Task What_is_cancelled_is_an_error_of_that_name()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _db.Orders.ByCustomer("C1").ToListAsync(stop.Token));
        Assert.All(_heard.Spans, span => Assert.Equal((ActivityStatusCode.Error, typeof(OperationCanceledException).FullName), (span.Status, span.GetTagItem("error.type"))));
        Assert.Equal(2, _heard.Spans.Count);
    }

    [Fact]
    public async Task An_endpoint_that_cannot_be_reached_is_named()
    {
        for (var attempt = 1; attempt <= 4; attempt++)
            _backend.Throw("GetItem", LossyBackend.Broken());
        await Assert.ThrowsAsync<EndpointException>(() => _db.Orders.GetAsync("O1"));
        Assert.Equal((3, typeof(EndpointException).FullName), (_heard.Requests[0].GetTagItem("http.request.resend_count"), _heard.Requests[0].GetTagItem("error.type")));

        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<Exception>(() => new ShopDb(DynamoEndpoint.At("http://127.0.0.1:1")).Orders.GetAsync("O1", cancellationToken: stop.Token));
        Assert.Equal(("127.0.0.1", 1), (_heard.Requests[1].GetTagItem("server.address"), _heard.Requests[1].GetTagItem("server.port")));
    }
}
