using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Protocol.Backends;
using FauxSql.Tests.Shop;
using FauxSql.Traffic;

namespace FauxSql.Tests.Telemetry;

/// <summary>What a request uses is asked for when somebody wants to know, and only then.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class CapacityQuestionTests : IDisposable
{
    private readonly AskedBackend _asked = new();
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_who_is_not_told_of_it_asks(bool isToldOfEvents)
    {
        await UseAsync(new ShopDb(_asked, options: new DatabaseOptions { OnEvent = isToldOfEvents ? _ => { } : null, SlowAfter = isToldOfEvents ? null : TimeSpan.Zero }));

        // With its token a transaction is sent again as the same request, whoever listens by then.
        Assert.All(_asked.Sent, sent => Assert.Equal(sent.Operation == "TransactWriteItems" ? "TOTAL" : null, sent.Question));
    }

    [Fact]
    public async Task A_trace_asks()
    {
        var db = new ShopDb(_asked);
        using (Trace.Start(db))
            await UseAsync(db);
        Assert.All(_asked.Questions, question => Assert.Equal("TOTAL", question));
    }

    [Fact]
    public async Task A_measured_operation_asks()
    {
        await new ShopDb(_asked).Orders.Find("O1").MeasuredAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["TOTAL"], _asked.Questions);
    }

    [Fact]
    public async Task An_application_that_is_told_what_was_slow_asks()
    {
        await UseAsync(new ShopDb(_asked, options: new DatabaseOptions { OnEvent = _ => { }, SlowAfter = TimeSpan.FromMinutes(1) }));
        Assert.All(_asked.Questions, question => Assert.Equal("TOTAL", question));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_listener_asks(bool spans, bool metrics)
    {
        using (new Listening(spans, metrics))
            await UseAsync(new ShopDb(_asked));
        Assert.All(_asked.Questions, question => Assert.Equal("TOTAL", question));
    }

    [Theory]
    [InlineData("GetItem", """{"TableName":"Tags","Key":{}}""", "TOTAL")]
    [InlineData("TransactGetItems", """ { "TransactItems":[{"Get":{"TableName":"Tags"}}]} """, "TOTAL")]
    [InlineData("Query", """{"TableName":"Tags","ReturnConsumedCapacity":"INDEXES"}""", "INDEXES")]
    [InlineData("PutItem", """{"ReturnConsumedCapacity":"NONE","TableName":"Tags"}""", "NONE")]
    [InlineData("DescribeTable", """{"TableName":"Tags"}""", null)]
    [InlineData("GetItem", "{ }", null)]
    public async Task A_recording_asks_where_a_client_does_not_say(string operation, string body, string? question)
    {
        await using (var recorder = TrafficRecorder.Open(_path))
            await new RecordingBackend(_asked, recorder).SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(body), CallContext.None), CancellationToken.None);
        Assert.Equal([question], _asked.Questions);
        Assert.Equal(body.Length, Assert.Single(TrafficFile.Read(_path)).BytesSent);
    }

    // Each kind of request.
    private async Task UseAsync(ShopDb db)
    {
        await db.Customers.PutAsync(new Customer("C1", "ann@example.com"));
        await db.Orders.PutManyAsync([new Order("O1", "C1", "2026-01-01", 10), new Order("O2", "C1", "2026-01-02", 20)]);
        await db.Orders.GetAsync("O1");
        await db.Orders.FindManyAsync(["O1", "O2"]);
        await db.Orders.ByCustomer("C1").ToListAsync();
        Assert.Equal(["BatchGetItem", "BatchWriteItem", "GetItem", "Query", "TransactWriteItems"], _asked.Operations.Distinct().Order(StringComparer.Ordinal));
    }

    // Answers with an order, whatever is asked.
    private sealed class AskedBackend : IBackend
    {
        public bool IsLocal => true;

        public List<(string Operation, string? Question)> Sent { get; } = [];

        public IEnumerable<string> Operations => Sent.Select(one => one.Operation);

        public IEnumerable<string?> Questions => Sent.Select(one => one.Question);

        public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
        {
            Sent.Add((request.Operation, JsonNode.Parse(request.Body.Span)!["ReturnConsumedCapacity"]?.GetValue<string>()));
            const string Order = """{"OrderId":{"S":"O1"},"CustomerId":{"S":"C1"},"Date":{"S":"2026-01-01"},"Total":{"N":"10"}}""";
            var body = request.Operation switch
            {
                "GetItem" => $$"""{"Item":{{Order}}}""",
                "BatchGetItem" => $$$"""{"Responses":{"Orders":[{{{Order}}}]},"UnprocessedKeys":{}}""",
                "Query" => $$"""{"Items":[{{Order}}],"Count":1,"ScannedCount":1}""",
                _ => "{}",
            };
            return new(new BackendResponse(200, "R1", Encoding.UTF8.GetBytes(body)));
        }
    }
}
