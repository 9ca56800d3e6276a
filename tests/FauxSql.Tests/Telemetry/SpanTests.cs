using System.Diagnostics;
using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Http;
using FauxSql.Protocol.Errors;
using FauxSql.Telemetry;
using FauxSql.Tests.Faults;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Telemetry;

/// <summary>The spans of requests and operations, and what stands in them.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class SpanTests() : ObservedShop(spans: true)
{
    [Fact]
    public async Task A_request_follows_the_conventions()
    {
        await Db.Orders.GetAsync("O1");

        var span = Assert.Single(Heard.Spans);
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
        Assert.All(
            ["error.type", "db.response.status_code", "server.address", "http.request.resend_count", "db.operation.batch.size", "aws.dynamodb.consistent_read"],
            absent => Assert.Null(span.GetTagItem(absent)));
    }

    [Fact]
    public async Task A_read_says_what_it_asks_for_beside_keys_and_conditions()
    {
        await Db.Orders.Get("O1").Consistent().RunAsync();
        await Db.Orders.ByCustomer("C1").Newest().Take(1).Select(o => (o.Total, o.Note)).ToListAsync();
        await Db.Orders.Scan(2).CountAsync();

        Assert.Equal(true, Heard.Requests[0].GetTagItem("aws.dynamodb.consistent_read"));
        var query = Heard.Requests[1];
        Assert.Equal((false, 1), (query.GetTagItem("aws.dynamodb.scan_forward"), query.GetTagItem("aws.dynamodb.limit")));
        Assert.Equal(["CustomerId", "Date", "Note", "OrderId", "Total"], Assert.IsType<string>(query.GetTagItem("aws.dynamodb.projection")).Split(", ").Order(StringComparer.Ordinal));
        Assert.All(["aws.dynamodb.consistent_read", "aws.dynamodb.select", "aws.dynamodb.segment"], absent => Assert.Null(query.GetTagItem(absent)));
        Assert.Equal(
            [(0, 2, "COUNT"), (1, 2, "COUNT")],
            Heard.Requests.Skip(2).Select(scan => ((int)scan.GetTagItem("aws.dynamodb.segment")!, (int)scan.GetTagItem("aws.dynamodb.total_segments")!, (string)scan.GetTagItem("aws.dynamodb.select")!)).Order());
    }

    [Fact]
    public async Task A_projection_names_attributes_and_nothing_within_them()
    {
        await Db.Patients.ByWard("W1").Select(p => (p.Relatives["Bob"].Name, p.Next.Name)).ToListAsync();

        Assert.Equal(
            ["Case", "Diagnosis", "InsuranceNumber", "Next", "Relatives", "Ward"],
            Assert.IsType<string>(Assert.Single(Heard.Requests).GetTagItem("aws.dynamodb.projection")).Split(", ").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_run_for_a_pattern_gives_its_name_to_all_its_requests()
    {
        await Db.Orders.Get("O1", o => [o.Items, o.Customer]).ForPattern("Order detail").RunAsync();
        Assert.Equal("Order detail", Assert.Single(Heard.Operations).GetTagItem("fauxsql.access_pattern"));
        Assert.Equal(3, Heard.Requests.Count);
        Assert.All(Heard.Requests, span => Assert.Equal("Order detail", span.GetTagItem("fauxsql.access_pattern")));

        await Db.Orders.Find("O1").ForPattern("Order head").RunAsync();
        await Db.Orders.FindAsync("O1");
        Assert.Single(Heard.Operations);
        Assert.Equal(["Order head", "Get order by OrderId"], Heard.Requests.Skip(3).Select(span => span.GetTagItem("fauxsql.access_pattern")));
    }

    [Fact]
    public async Task Whatever_is_made_of_a_query_keeps_its_pattern()
    {
        var mine = Db.Orders.ByCustomer("C1").ForPattern("Mine");
        await mine.Newest().Where(o => o.Total > 0).With(o => o.Items).ToListAsync();
        await mine.PageAsync(1);
        await mine.FirstOrDefaultAsync();
        await mine.Take(1).SingleOrDefaultAsync();
        await mine.CountAsync();
        await mine.AnyAsync();
        await mine.Select(o => o.Total).Take(1).ToListAsync();
        await mine.Select(o => o.Total).ForPattern("Mine").Within(5).ToListAsync();
        await new[] { mine, mine }.Together().RunAsync();
        await mine.UpdateAllAsync(u => u.Set(o => o.Note, "x"));
        await mine.DeleteAllAsync();
        await foreach (var _ in mine)
        {
        }

        await Db.Payments.ByOrder("O1").ForPattern("Mine").OfType(p => p.CardPayment).ToListAsync();

        Assert.Equal(
            ["Query", "Page", "First", "Single", "Count", "Any", "Query", "Query", "Together", "UpdateAll", "DeleteAll", "Enumerate", "Query"],
            Heard.Operations.Select(span => span.DisplayName.Split('.')[1]));
        Assert.All(Heard.Spans, span => Assert.Equal((span.DisplayName, "Mine"), (span.DisplayName, span.GetTagItem("fauxsql.access_pattern"))));
    }

    [Fact]
    public async Task Writes_are_run_for_a_pattern_too()
    {
        await Db.Customers.Insert(new Customer("C2", "bob@example.com")).ForPattern("Sign-up").RunAsync();
        await Db.Transaction(t => t.Put(new Order("O9", "C2", "2026-01-09", 1))).ForPattern("Check-out").RunAsync();
        await Db.Customers.Update("C2").Set(c => c.Name, "Bob").RunAsync();

        Assert.Equal([("Customers.Insert", "Sign-up"), ("Transact", "Check-out"), ("Customers.Update", null)], Heard.Operations.Select(PatternOf));
        Assert.Equal([("TransactWriteItems", "Sign-up"), ("TransactWriteItems Orders", "Check-out"), ("UpdateItem Customers", null)], Heard.Requests.Select(PatternOf));

        static (string, string?) PatternOf(Activity span) => (span.DisplayName, (string?)span.GetTagItem("fauxsql.access_pattern"));
    }

    [Fact]
    public async Task What_a_sampler_decides_by_is_there_when_a_span_begins()
    {
        var begun = new List<Dictionary<string, object?>>();
        using var sampler = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "FauxSql",
            Sample = (ref ActivityCreationOptions<ActivityContext> span) =>
            {
                begun.Add(span.Tags!.ToDictionary(StringComparer.Ordinal));
                return ActivitySamplingResult.None;
            },
        };
        ActivitySource.AddActivityListener(sampler);
        using var endpoint = DynamoEndpoint.At("http://127.0.0.1:4567", new EndpointOptions { Handler = () => new EmptyHandler() });
        var db = new ShopDb(endpoint);
        await db.Orders.FindAsync("O1");
        await db.Orders.ByCustomer("C1").ToListAsync();

        Assert.Equal(
            new() { ["db.system.name"] = "aws.dynamodb", ["db.operation.name"] = "GetItem", ["db.collection.name"] = "Orders", ["server.address"] = "127.0.0.1", ["server.port"] = 4567 },
            begun[0]);
        Assert.Equal(new() { ["fauxsql.entity"] = "Order", ["fauxsql.access_pattern"] = "Orders of a customer" }, begun[1]);
        Assert.Equal(
            new() { ["db.system.name"] = "aws.dynamodb", ["db.operation.name"] = "Query", ["db.collection.name"] = "Orders", ["server.address"] = "127.0.0.1", ["server.port"] = 4567 },
            begun[2]);
        Assert.Equal(3, begun.Count);
        Assert.All(Heard.Requests, span => Assert.Equal(("127.0.0.1", 4567), (span.GetTagItem("server.address"), span.GetTagItem("server.port"))));
    }

    [Fact]
    public async Task A_query_of_an_index_names_it_and_its_access_pattern()
    {
        await Db.Orders.ByCustomer("C1").Where(o => o.Total > 15).ToListAsync();

        var span = Assert.Single(Heard.Requests);
        Assert.Equal("Query Orders", span.DisplayName);
        Assert.Equal("CustomerIndex", span.GetTagItem("aws.dynamodb.index_name"));
        Assert.Equal("Orders of a customer", span.GetTagItem("fauxsql.access_pattern"));
        Assert.Equal((1, 2), (span.GetTagItem("aws.dynamodb.count"), span.GetTagItem("aws.dynamodb.scanned_count")));
        var operation = Assert.Single(Heard.Operations);
        Assert.Equal("Orders.Query", operation.DisplayName);
        Assert.Equal("Orders of a customer", operation.GetTagItem("fauxsql.access_pattern"));
        Assert.Equal((1L, 2L), (operation.GetTagItem("fauxsql.items"), operation.GetTagItem("fauxsql.items_evaluated")));
    }

    [Fact]
    public async Task What_is_related_is_one_operation_whose_requests_are_its_children()
    {
        await Db.Orders.GetAsync("O1", o => [o.Items.With(i => i.Product), o.Customer]);

        var operation = Assert.Single(Heard.Operations);
        Assert.Equal("Orders.Get", operation.DisplayName);
        Assert.Equal("Order", operation.GetTagItem("fauxsql.entity"));
        Assert.Equal((4, 2), (operation.GetTagItem("fauxsql.requests"), operation.GetTagItem("fauxsql.round_trips")));
        Assert.Equal(4L, operation.GetTagItem("fauxsql.items"));
        Assert.Equal(["GetItem Customers", "GetItem Orders", "GetItem Products", "Query OrderItems"], Heard.Requests.Select(span => span.DisplayName).Order(StringComparer.Ordinal));
        Assert.All(Heard.Requests, span => Assert.Equal(operation.SpanId, span.ParentSpanId));
        Assert.Equal(2.0, operation.GetTagItem("fauxsql.read_units"));
    }

    [Fact]
    public async Task Operations_have_the_parent_that_the_application_gives_and_leave_no_trace_in_it()
    {
        using var page = new Activity("page").Start();
        await Db.Orders.ByCustomer("C1").FirstOrDefaultAsync();
        await foreach (var _ in Db.Orders.Scan())
            Assert.Same(page, Activity.Current);

        Assert.Same(page, Activity.Current);
        Assert.Equal(["Orders.First", "Orders.Enumerate"], Heard.Operations.Select(span => span.DisplayName));
        Assert.All(Heard.Operations, span => Assert.Equal(page.SpanId, span.ParentSpanId));
        Assert.Equal(Heard.Operations.Select(span => span.SpanId), Heard.Requests.Select(span => span.ParentSpanId));
    }

    [Fact]
    public async Task An_enumeration_is_one_operation_around_all_its_pages()
    {
        await Db.Tags.PutManyAsync(Enumerable.Range(0, 150).Select(number => new Tag($"T{number}")));
        await foreach (var _ in Db.Tags.Scan())
            Assert.Null(Activity.Current);

        var operation = Assert.Single(Heard.Operations, span => span.DisplayName == "Tags.Enumerate");
        var pages = Heard.Requests.Where(span => span.DisplayName == "Scan Tags").ToList();
        Assert.Equal([operation.SpanId, operation.SpanId], pages.Select(span => span.ParentSpanId));
        Assert.Equal((2, 150L), (operation.GetTagItem("fauxsql.round_trips"), operation.GetTagItem("fauxsql.items")));
    }

    [Fact]
    public async Task A_batch_says_how_many_items_it_names()
    {
        await Db.Orders.FindManyAsync(["O1", "O2", "O3"]);
        await Db.Orders.PutManyAsync([new Order("O3", "C1", "2026-01-03", 1), new Order("O4", "C1", "2026-01-04", 1)]);

        Assert.Equal(["BatchGetItem Orders", "BatchWriteItem Orders"], Heard.Requests.Select(span => span.DisplayName));
        Assert.Equal([3, 2], Heard.Requests.Select(span => span.GetTagItem("db.operation.batch.size")));
        Assert.Equal(2, Heard.Requests[0].GetTagItem("db.response.returned_rows"));
        Assert.Equal([(1.5, 0.0), (0.0, 4.0)], Heard.Operations.Select(span => ((double)span.GetTagItem("fauxsql.read_units")!, (double)span.GetTagItem("fauxsql.write_units")!)));
        Assert.Equal(["Orders.FindMany", "Orders.PutMany"], Heard.Operations.Select(span => span.DisplayName));
    }

    [Fact]
    public async Task A_transaction_names_all_its_tables()
    {
        await Db.TransactAsync(t =>
        {
            t.Put(new Order("O5", "C1", "2026-01-05", 1));
            t.Put(new OrderItem("O5", "I1", "P1"));
        });

        var span = Assert.Single(Heard.Requests);
        Assert.Equal("TransactWriteItems", span.DisplayName);
        Assert.Null(span.GetTagItem("db.collection.name"));
        Assert.Equal(["Orders", "OrderItems"], Assert.IsType<string[]>(span.GetTagItem("aws.dynamodb.table_names")));
        Assert.Equal(2, span.GetTagItem("db.operation.batch.size"));
        Assert.Equal(2, Assert.IsType<string[]>(span.GetTagItem("aws.dynamodb.consumed_capacity")).Length);
        Assert.True((double)span.GetTagItem("fauxsql.write_units")! >= 4);
        Assert.Equal("Transact", Assert.Single(Heard.Operations).DisplayName);
    }

    [Fact]
    public async Task A_refusal_is_an_error_with_the_code_of_the_service()
    {
        await Assert.ThrowsAsync<ItemExistsException>(() => Db.Orders.InsertAsync(new Order("O1", "C1", "2026-01-01", 10)));

        var span = Assert.Single(Heard.Requests);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal((ErrorCodes.ConditionalCheckFailed, ErrorCodes.ConditionalCheckFailed), (span.GetTagItem("error.type"), span.GetTagItem("db.response.status_code")));
        var operation = Assert.Single(Heard.Operations);
        Assert.Equal(("Orders.Insert", ActivityStatusCode.Error, typeof(ItemExistsException).FullName), (operation.DisplayName, operation.Status, operation.GetTagItem("error.type")));
    }

    [Fact]
    public async Task Retries_are_events_of_the_one_span()
    {
        Backend.Throttle("Query").Answer("Query", 500, ErrorCodes.InternalServerError);
        var told = new List<DatabaseEvent>();
        await new ShopDb(Backend, options: new DatabaseOptions { OnEvent = told.Add }).Orders.ByCustomer("C1").ToListAsync();

        var span = Assert.Single(Heard.Requests);
        Assert.Equal(ActivityStatusCode.Unset, span.Status);
        Assert.Equal(2, span.GetTagItem("http.request.resend_count"));
        Assert.Equal(["fauxsql.retry", "fauxsql.retry"], span.Events.Select(happened => happened.Name));
        Assert.Equal(
            [(ErrorCodes.ProvisionedThroughputExceeded, 2), (ErrorCodes.InternalServerError, 3)],
            span.Events.Select(happened => ((string)Tag(happened, "error.type"), (int)Tag(happened, "fauxsql.attempt"))));
        Assert.Equal(told[1].Values.Single(value => value.Key == "Delay").Value, Math.Round((double)Tag(span.Events.Last(), "fauxsql.delay_ms")));
        Assert.Equal(2, Assert.Single(Heard.Operations).GetTagItem("fauxsql.retries"));

        static object Tag(ActivityEvent happened, string name) => happened.Tags.Single(tag => tag.Key == name).Value!;
    }

    [Fact]
    public async Task What_is_cancelled_is_an_error_of_that_name()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Db.Orders.ByCustomer("C1").ToListAsync(stop.Token));
        Assert.All(Heard.Spans, span => Assert.Equal((ActivityStatusCode.Error, typeof(OperationCanceledException).FullName), (span.Status, span.GetTagItem("error.type"))));
        Assert.Equal(2, Heard.Spans.Count);
    }

    [Fact]
    public async Task An_endpoint_that_cannot_be_reached_is_named()
    {
        for (var attempt = 1; attempt <= 4; attempt++)
            Backend.Throw("GetItem", LossyBackend.Broken());
        await Assert.ThrowsAsync<EndpointException>(() => Db.Orders.GetAsync("O1"));
        Assert.Equal((3, typeof(EndpointException).FullName), (Heard.Requests[0].GetTagItem("http.request.resend_count"), Heard.Requests[0].GetTagItem("error.type")));

        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<Exception>(() => new ShopDb(DynamoEndpoint.At("http://127.0.0.1:1")).Orders.GetAsync("O1", cancellationToken: stop.Token));
        Assert.Equal(("127.0.0.1", 1), (Heard.Requests[1].GetTagItem("server.address"), Heard.Requests[1].GetTagItem("server.port")));
    }
}
