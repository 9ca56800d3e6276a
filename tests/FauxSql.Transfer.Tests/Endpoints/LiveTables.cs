using System.Text;
using System.Text.Json;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Values;
using FauxSql.Transfer.Endpoints;
using FauxSql.Transfer.Tests.Scaffolding;

namespace FauxSql.Transfer.Tests.Endpoints;

/// <summary>Tables at an endpoint: made with plain requests, scaffolded, and read back with what was made.</summary>
internal static class LiveTables
{
    public static async Task SendAsync(IBackend backend, string operation, string body)
    {
        using var answer = await backend.SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(body), CallContext.None), TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccess, Encoding.UTF8.GetString(answer.Body.Span));
    }

    public static async Task CreateAsync(IBackend backend, string table, string keys, string more = "")
    {
        var parts = keys.Split(' ').Select(key => key.Split(':')).ToList();
        var definitions = parts.Select(part => $$"""{"AttributeName":"{{part[0]}}","AttributeType":"{{part[1]}}"}""");
        var schema = parts.Where(part => part.Length > 2).Select(part => $$"""{"AttributeName":"{{part[0]}}","KeyType":"{{part[2]}}"}""");
        await SendAsync(backend, "CreateTable", $$"""{"TableName":"{{table}}","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{{string.Join(',', definitions)}}],"KeySchema":[{{string.Join(',', schema)}}]{{more}}}""");
    }

    public static Task PutAsync(IBackend backend, string table, string item) => SendAsync(backend, "PutItem", $$"""{"TableName":"{{table}}","Item":{{item}}}""");

    public static async Task<Scaffolded> ScaffoldAsync(IBackend backend, EndpointScope? scope = null, string name = "Source") =>
        Scaffolded.Of(await EndpointDrafter.DraftAsync(new ReadOnlyBackend(backend), scope ?? new EndpointScope(), name, cancellationToken: TestContext.Current.CancellationToken));

    /// <summary>Reads every item with the model, writes it again, and finds the same. What the model leaves out must be named.</summary>
    public static async Task AssertLosslessAsync(IBackend backend, Scaffolded model, string prefix = "", params string[] leftOut)
    {
        var codecs = model.Load();
        foreach (var entity in model.Schema.Entities)
        {
            foreach (var item in await ItemsAsync(backend, prefix + entity.TableName))
            {
                var stored = ItemJson.Parse(item).Where(attribute => !attribute.Key.StartsWith("_fx.", StringComparison.Ordinal) && !leftOut.Contains(attribute.Key)).ToDictionary(StringComparer.Ordinal);
                Assert.Empty(stored.Keys.Except(entity.Attributes.Select(attribute => attribute.Name), StringComparer.Ordinal));
                using var written = new MemoryStream();
                using (var writer = new Utf8JsonWriter(written))
                    codecs[entity.Name].Write(writer, codecs[entity.Name].ReadObject(item));
                var again = ItemJson.Parse(written.ToArray());
                Assert.All(stored, attribute => Assert.Equal(attribute.Value, again[attribute.Key]));
            }
        }
    }

    private static async Task<IReadOnlyList<byte[]>> ItemsAsync(IBackend backend, string table)
    {
        using var answer = await backend.SendAsync(new BackendRequest("Scan", Encoding.UTF8.GetBytes($$"""{"TableName":"{{table}}"}"""), CallContext.None), TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(answer.Body.ToArray());
        return [.. json.RootElement.GetProperty("Items").EnumerateArray().Select(item => Encoding.UTF8.GetBytes(item.GetRawText()))];
    }
}
