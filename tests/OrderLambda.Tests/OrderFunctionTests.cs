using System.Text.Json;
using System.Text.Json.Nodes;
using FauxSql.Engine;
using FauxSql.Server;
using Shop;

namespace OrderLambda.Tests;

/// <summary>The function from end to end: Lambda's Runtime API on one side, a DynamoDB endpoint on the other.</summary>
public sealed class OrderFunctionTests : IAsyncLifetime
{
    private const long Noon = 1767355200000;
    private const string Order = """{"customerId":"C1","items":[{"productId":"P1","quantity":2,"unitPrice":12.5},{"productId":"P2","quantity":1,"unitPrice":5}]}""";

    private readonly EmbeddedDynamo _engine = EmbeddedDynamo.InMemory();
    private DynamoServer _dynamo = null!;
    private RuntimeApi _api = null!;
    private ShopDb _db = null!;

    public async ValueTask InitializeAsync()
    {
        _db = new ShopDb(_engine);
        await _db.EnsureTablesAsync();
        _dynamo = await DynamoServer.StartAsync(_engine);
        _api = await RuntimeApi.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _api.DisposeAsync();
        await _dynamo.DisposeAsync();
        await _engine.DisposeAsync();
    }

    [Fact]
    public async Task An_order_is_placed_once_and_read()
    {
        await using var function = Function.Start(_api, _dynamo.Address);

        var placed = await InvokeAsync("PUT", "O1", Order);
        Assert.Equal((201, 30m), (placed.Status, placed.Body["total"]!.GetValue<decimal>()));
        var stored = await _db.Orders.GetAsync("O1", o => o.Items);
        Assert.Equal((Noon, 2, 1L), (stored.OrderDate.ToUnixTimeMilliseconds(), stored.Items!.Count, stored.Version));

        var read = await InvokeAsync("GET", "O1");
        Assert.Equal((200, "P2"), (read.Status, read.Body["items"]![1]!["productId"]!.GetValue<string>()));
        Assert.Equal(409, (await InvokeAsync("PUT", "O1", Order)).Status);
        Assert.Equal(404, (await InvokeAsync("GET", "O2")).Status);

        function.Terminate();
        Assert.Equal(0, await function.EndAsync());
    }

    [Fact]
    public async Task What_is_wrong_is_refused_and_the_function_goes_on()
    {
        await using var function = Function.Start(_api, _dynamo.Address);

        Assert.Equal(400, (await InvokeAsync("PUT", "O1", "{")).Status);
        Assert.Equal(400, (await InvokeAsync("PUT", "O1", body: null)).Status);
        Assert.Equal(400, (await InvokeAsync("PUT", new string('x', 3000), Order)).Status);
        Assert.Equal(404, (await InvokeAsync("DELETE", "O1")).Status);

        var (path, body, errorType) = await _api.InvokeAsync("{}");
        Assert.EndsWith("/error", path, StringComparison.Ordinal);
        Assert.Equal("JsonException", errorType);
        Assert.Equal("JsonException", JsonNode.Parse(body)!["errorType"]!.GetValue<string>());

        Assert.Equal(201, (await InvokeAsync("PUT", "O1", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Order)), isBase64: true)).Status);
    }

    [Fact]
    public async Task An_invocation_whose_time_is_over_is_an_error_and_not_a_silence()
    {
        await using var function = Function.Start(_api, _dynamo.Address);
        var (path, _, errorType) = await _api.InvokeAsync(Event("GET", "O1", null, false), TimeSpan.Zero);
        Assert.EndsWith("/error", path, StringComparison.Ordinal);
        Assert.EndsWith("CanceledException", errorType, StringComparison.Ordinal);
        Assert.Equal(404, (await InvokeAsync("GET", "O1")).Status);
    }

    [Fact]
    public async Task A_start_without_a_Region_is_told()
    {
        await using var function = Function.Start(_api, _dynamo.Address, ("AWS_REGION", null));
        var (path, body, errorType) = await _api.ReadAsync();
        Assert.EndsWith("/init/error", path, StringComparison.Ordinal);
        Assert.Equal("AwsSettingsException", errorType);
        Assert.Contains("AWS_REGION", body, StringComparison.Ordinal);
        Assert.Equal(1, await function.EndAsync());
    }

    private async Task<(int Status, JsonNode Body)> InvokeAsync(string method, string orderId, string? body = null, bool isBase64 = false)
    {
        var (path, json, errorType) = await _api.InvokeAsync(Event(method, orderId, body, isBase64));
        Assert.True(errorType is null, json);
        Assert.EndsWith("/response", path, StringComparison.Ordinal);
        var answer = JsonNode.Parse(json)!;
        return (answer["statusCode"]!.GetValue<int>(), JsonNode.Parse(answer["body"]!.GetValue<string>())!);
    }

    // As API Gateway sends it, with more than the function reads.
    private static string Event(string method, string orderId, string? body, bool isBase64) => JsonSerializer.Serialize(new
    {
        version = "2.0",
        routeKey = $"{method} /orders/{{orderId}}",
        rawPath = $"/orders/{orderId}",
        rawQueryString = "",
        headers = new Dictionary<string, string> { ["content-type"] = "application/json" },
        requestContext = new { http = new { method, path = $"/orders/{orderId}" }, requestId = "x", timeEpoch = Noon },
        pathParameters = new { orderId },
        body,
        isBase64Encoded = isBase64,
    });
}
