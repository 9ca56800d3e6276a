using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Protocol.Errors;
using FauxSql.Telemetry;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Telemetry;

/// <summary>What the metrics count, and by which attributes.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class MetricTests : IAsyncLifetime
{
    private readonly EmbeddedDynamo _engine = EmbeddedDynamo.InMemory();
    private readonly ScriptedBackend _backend;
    private readonly ShopDb _db;
    private Listening _heard = null!;

    public MetricTests()
    {
        _backend = new ScriptedBackend(_engine);
        _db = new ShopDb(_backend);
    }

    public async ValueTask InitializeAsync()
    {
        await _db.EnsureTablesAsync();
        await _db.Customers.PutAsync(new Customer("C1", "ann@example.com"));
        await _db.Orders.PutManyAsync([new Order("O1", "C1", "2026-01-01", 10), new Order("O2", "C1", "2026-01-02", 20)]);
        _heard = new Listening(spans: false);
    }

    public ValueTask DisposeAsync()
    {
        _heard.Dispose();
        return _engine.DisposeAsync();
    }

    [Fact]
    public async Task Every_request_is_measured_once_with_all_its_attempts()
    {
        _backend.Throttle("GetItem");
        await _db.Orders.GetAsync("O1");

        var measured = Assert.Single(_heard.Of("db.client.operation.duration"));
        Assert.Equal(("aws.dynamodb", "GetItem", "Orders"), (measured["db.system.name"], measured["db.operation.name"], measured["db.collection.name"]));
        Assert.Null(measured["error.type"]);
        Assert.Empty(_heard.Spans);
    }

    [Fact]
    public async Task A_refusal_is_measured_by_its_code()
    {
        await Assert.ThrowsAsync<ItemExistsException>(() => _db.Orders.InsertAsync(new Order("O1", "C1", "2026-01-01", 10)));

        var measured = Assert.Single(_heard.Of("db.client.operation.duration"));
        Assert.Equal((ErrorCodes.ConditionalCheckFailed, ErrorCodes.ConditionalCheckFailed), (measured["error.type"], measured["db.response.status_code"]));
    }

    [Fact]
    public async Task Capacity_and_items_are_counted_by_table_and_index()
    {
        await _db.Orders.ByCustomer("C1").Where(o => o.Total > 15).ToListAsync();
        await _db.Orders.PutAsync(new Order("O3", "C1", "2026-01-03", 10));

        Assert.Equal(
            [("Query", "Orders", "CustomerIndex", "read", 0.5), ("PutItem", "Orders", null, "write", 2.0)],
            _heard.Of("fauxsql.consumed_capacity").Select(use => ((string?)use["db.operation.name"], (string?)use["db.collection.name"], (string?)use["aws.dynamodb.index_name"], (string?)use["fauxsql.capacity"], use.Value)));
        Assert.Equal(1, Assert.Single(_heard.Of("fauxsql.items.returned")).Value);
        Assert.Equal((2.0, "CustomerIndex"), (Assert.Single(_heard.Of("fauxsql.items.evaluated")).Value, _heard.Of("fauxsql.items.evaluated")[0]["aws.dynamodb.index_name"]));
    }

    [Fact]
    public async Task Retries_and_throttled_answers_are_counted()
    {
        _backend.Throttle("GetItem").Answer("GetItem", 500, ErrorCodes.InternalServerError);
        await _db.Orders.GetAsync("O1");

        Assert.Equal([ErrorCodes.ProvisionedThroughputExceeded, ErrorCodes.InternalServerError], _heard.Of("fauxsql.retries").Select(retry => retry["error.type"]));
        Assert.Equal([1.0, 1.0, 1.0], _heard.Of("fauxsql.retries").Concat(_heard.Of("fauxsql.throttles")).Select(counted => counted.Value));
        Assert.Equal(("Orders", ErrorCodes.ProvisionedThroughputExceeded), (Assert.Single(_heard.Of("fauxsql.throttles"))["db.collection.name"], _heard.Of("fauxsql.throttles")[0]["error.type"]));
    }

    [Fact]
    public async Task Round_trips_are_counted_by_operation()
    {
        await _db.Orders.GetAsync("O1");
        await _db.Orders.GetAsync("O1", o => o.Customer);
        Assert.Equal([("Orders.Get", 1.0), ("Orders.Get", 2.0)], _heard.Of("fauxsql.operation.round_trips").Select(trips => ((string?)trips["fauxsql.operation"], trips.Value)));
    }
}
