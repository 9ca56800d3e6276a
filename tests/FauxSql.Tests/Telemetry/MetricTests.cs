using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Http;
using FauxSql.Protocol.Errors;
using FauxSql.Telemetry;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Telemetry;

/// <summary>What the metrics count, and by which attributes.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class MetricTests() : ObservedShop(spans: false)
{
    [Fact]
    public async Task Every_request_is_measured_once_with_all_its_attempts()
    {
        Backend.Throttle("GetItem");
        await Db.Orders.GetAsync("O1");

        var measured = Assert.Single(Heard.Of("db.client.operation.duration"));
        Assert.Equal(("aws.dynamodb", "GetItem", "Orders"), (measured["db.system.name"], measured["db.operation.name"], measured["db.collection.name"]));
        Assert.Equal((null, null, null), (measured["error.type"], measured["db.response.status_code"], measured["server.address"]));
        Assert.Empty(Heard.Spans);
    }

    [Theory]
    [InlineData("http://127.0.0.1:4567", "127.0.0.1", 4567)]
    [InlineData("https://dynamodb.example", "dynamodb.example", null)]
    public async Task Requests_over_HTTP_are_measured_by_their_server(string url, string address, int? port)
    {
        using var endpoint = DynamoEndpoint.At(url, new EndpointOptions { Handler = () => new EmptyHandler() });
        await new ShopDb(endpoint).Orders.FindAsync("O1");

        var measured = Assert.Single(Heard.Of("db.client.operation.duration"));
        Assert.Equal((address, port), (measured["server.address"], (int?)measured["server.port"]));
    }

    [Fact]
    public async Task Capacity_items_and_round_trips_are_counted_by_access_pattern()
    {
        await Db.Orders.Get("O1", o => o.Items).ForPattern("Order detail").RunAsync();
        await Db.Orders.ByCustomer("C1").ToListAsync();

        Assert.Equal(
            [("GetItem", "Order detail", 0.5), ("Query", "Order detail", 0.5), ("Query", "Orders of a customer", 0.5)],
            Heard.Of("fauxsql.consumed_capacity").Select(use => ((string)use["db.operation.name"]!, (string?)use["fauxsql.access_pattern"], use.Value)).Order());
        Assert.All(["fauxsql.items.returned", "fauxsql.items.evaluated"], metric => Assert.Equal(2, Heard.Of(metric).Count(counted => (string?)counted["fauxsql.access_pattern"] == "Order detail")));
        Assert.Equal(
            [("Orders.Get", "Order detail"), ("Orders.Query", "Orders of a customer")],
            Heard.Of("fauxsql.operation.round_trips").Select(trips => ((string)trips["fauxsql.operation"]!, (string?)trips["fauxsql.access_pattern"])));
    }

    [Fact]
    public async Task A_refusal_is_measured_by_its_code()
    {
        await Assert.ThrowsAsync<ItemExistsException>(() => Db.Orders.InsertAsync(new Order("O1", "C1", "2026-01-01", 10)));

        var measured = Assert.Single(Heard.Of("db.client.operation.duration"));
        Assert.Equal((ErrorCodes.ConditionalCheckFailed, ErrorCodes.ConditionalCheckFailed), (measured["error.type"], measured["db.response.status_code"]));
    }

    [Fact]
    public async Task Capacity_and_items_are_counted_by_table_and_index()
    {
        await Db.Orders.ByCustomer("C1").Where(o => o.Total > 15).ToListAsync();
        await Db.Orders.PutAsync(new Order("O3", "C1", "2026-01-03", 10));

        Assert.Equal(
            [("Query", "Orders", "CustomerIndex", "read", 0.5), ("PutItem", "Orders", null, "write", 2.0)],
            Heard.Of("fauxsql.consumed_capacity").Select(use => ((string?)use["db.operation.name"], (string?)use["db.collection.name"], (string?)use["aws.dynamodb.index_name"], (string?)use["fauxsql.capacity"], use.Value)));
        Assert.Equal(1, Assert.Single(Heard.Of("fauxsql.items.returned")).Value);
        Assert.Equal((2.0, "CustomerIndex"), (Assert.Single(Heard.Of("fauxsql.items.evaluated")).Value, Heard.Of("fauxsql.items.evaluated")[0]["aws.dynamodb.index_name"]));
    }

    [Fact]
    public async Task Retries_and_throttled_answers_are_counted()
    {
        Backend.Throttle("GetItem").Answer("GetItem", 500, ErrorCodes.InternalServerError);
        await Db.Orders.GetAsync("O1");

        Assert.Equal([ErrorCodes.ProvisionedThroughputExceeded, ErrorCodes.InternalServerError], Heard.Of("fauxsql.retries").Select(retry => retry["error.type"]));
        Assert.Equal([1.0, 1.0, 1.0], Heard.Of("fauxsql.retries").Concat(Heard.Of("fauxsql.throttles")).Select(counted => counted.Value));
        Assert.Equal(("Orders", ErrorCodes.ProvisionedThroughputExceeded), (Assert.Single(Heard.Of("fauxsql.throttles"))["db.collection.name"], Heard.Of("fauxsql.throttles")[0]["error.type"]));
    }

    [Fact]
    public async Task Round_trips_are_counted_by_operation()
    {
        await Db.Orders.GetAsync("O1");
        await Db.Orders.GetAsync("O1", o => o.Customer);
        Assert.Equal([("Orders.Get", 1.0), ("Orders.Get", 2.0)], Heard.Of("fauxsql.operation.round_trips").Select(trips => ((string?)trips["fauxsql.operation"], trips.Value)));
    }
}
