using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Backends;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;

namespace FauxSql.Tests.Shop;

/// <summary>A shop of its own for each test, traced, with a customer, two orders and three items.</summary>
public abstract class ShopTest : IAsyncLifetime
{
    private readonly EmbeddedDynamo _engine = EmbeddedDynamo.InMemory();

    private protected ShopTest()
    {
        // A little latency, so that requests which are sent together really are on their way together.
        Db = new ShopDb(new LatencyBackend(_engine, TimeSpan.FromMilliseconds(20)));
        Trace = Trace.Start(Db);
        Direct = new ShopDb(_engine);
    }

    protected Trace Trace { get; }

    /// <summary>The shop with tracing and latency.</summary>
    private protected ShopDb Db { get; }

    /// <summary>The same shop without.</summary>
    private protected ShopDb Direct { get; }

    private protected EmbeddedDynamo Engine => _engine;

    public async ValueTask InitializeAsync()
    {
        await Direct.EnsureTablesAsync();
        await Direct.Customers.InsertAsync(new Customer("C1", "ann@example.com"));
        await Direct.Profiles.InsertAsync(new Profile("C1", "Likes tea"));
        await Direct.Orders.InsertAsync(new Order("O1", "C1", "2026-01-01", 10));
        await Direct.Orders.InsertAsync(new Order("O2", "C1", "2026-01-02", 20));
        await Direct.Products.InsertAsync(new Product("P1", "Cup"));
        await Direct.Products.InsertAsync(new Product("P2", "Pot"));
        await Direct.OrderItems.InsertAsync(new OrderItem("O1", "I1", "P1"));
        await Direct.OrderItems.InsertAsync(new OrderItem("O1", "I2", "P2"));
        await Direct.OrderItems.InsertAsync(new OrderItem("O2", "I1", "P1"));
        Trace.Reset();
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    /// <summary>An item as it is stored.</summary>
    protected async Task<JsonObject> ItemAsync(string table, params (string Name, string Value)[] key)
    {
        var answer = await CallAsync("GetItem", new JsonObject { ["TableName"] = table, ["Key"] = KeyOf(key) });
        return answer["Item"]!.AsObject();
    }

    /// <summary>Sets or removes an attribute behind the model's back, as another version of the application would.</summary>
    protected async Task ChangeAsync(string table, string attribute, string? value, params (string Name, string Value)[] key)
    {
        var body = new JsonObject
        {
            ["TableName"] = table,
            ["Key"] = KeyOf(key),
            ["UpdateExpression"] = value is null ? "REMOVE #n" : "SET #n = :v",
            ["ExpressionAttributeNames"] = new JsonObject { ["#n"] = attribute },
        };
        if (value is not null)
            body["ExpressionAttributeValues"] = new JsonObject { [":v"] = JsonNode.Parse(value) };
        await CallAsync("UpdateItem", body);
    }

    private protected async Task<JsonNode> CallAsync(string operation, JsonObject body)
    {
        using var answer = await _engine.SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(body.ToJsonString()), CallContext.None), default);
        var text = Encoding.UTF8.GetString(answer.Body.Span);
        return answer.IsSuccess ? JsonNode.Parse(text)! : throw new InvalidOperationException(text);
    }

    private static JsonObject KeyOf((string Name, string Value)[] key) =>
        new(key.Select(part => KeyValuePair.Create(part.Name, (JsonNode?)new JsonObject { ["S"] = part.Value })));
}
