using System.Runtime.CompilerServices;
using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Tooling.Data;

/// <summary>Reads the tables of a model, without its code: all items, and which keys there are. It never writes.</summary>
/// <param name="backend">Where the tables are.</param>
/// <param name="layout">How they are called.</param>
public sealed class DataTables(IBackend backend, ILayout layout)
{
    /// <summary>The read units that were used so far.</summary>
    public double ReadUnits { get; private set; }

    /// <summary>Reads the items of an entity, a page at a time.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="most">How many items are wanted, or <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Stops between pages.</param>
    /// <exception cref="ToolingException">The table is not there, or cannot be read.</exception>
    public async IAsyncEnumerable<IReadOnlyList<ReadOnlyMemory<byte>>> ScanAsync(EntitySchema entity, int? most = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var table = layout.RouteOf(entity, null).Table;
        JsonElement? after = null;
        do
        {
            using var answer = await SendAsync(
                "Scan",
                json =>
                {
                    json.WriteString("TableName", table);
                    if (most is { } limit)
                        json.WriteNumber("Limit", limit);
                    Continue(json, after);
                },
                cancellationToken).ConfigureAwait(false);
            var items = answer.RootElement.GetProperty("Items").EnumerateArray().Select(BytesOf).ToList();
            most -= items.Count;
            after = answer.RootElement.TryGetProperty("LastEvaluatedKey", out var last) ? last.Clone() : null;
            yield return items;
        }
        while (after is not null && most is not <= 0);
    }

    /// <summary>Which partition keys have an item.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="keys">The values of its partition key, each once.</param>
    /// <param name="cancellationToken">Stops between requests.</param>
    /// <exception cref="ToolingException">The table is not there, or cannot be read.</exception>
    public async Task<IReadOnlySet<AttributeValue>> FindAsync(EntitySchema entity, IReadOnlyCollection<AttributeValue> keys, CancellationToken cancellationToken = default)
    {
        var found = new HashSet<AttributeValue>();
        if (entity.Key.Sort.Count > 0)
        {
            foreach (var key in keys)
            {
                if (await HasAnyAsync(entity, key, cancellationToken).ConfigureAwait(false))
                    found.Add(key);
            }

            return found;
        }

        foreach (var batch in keys.Chunk(DynamoLimits.BatchGetKeys))
            await FindBatchAsync(entity, batch, found, cancellationToken).ConfigureAwait(false);
        return found;
    }

    private async Task FindBatchAsync(EntitySchema entity, IReadOnlyCollection<AttributeValue> batch, HashSet<AttributeValue> found, CancellationToken cancellationToken)
    {
        var (table, name) = (layout.RouteOf(entity, null).Table, entity.Key.Partition[0]);
        JsonElement? open = null;
        do
        {
            using var answer = await SendAsync("BatchGetItem", json => WriteBatch(json, table, name, batch, open), cancellationToken).ConfigureAwait(false);
            if (answer.RootElement.GetProperty("Responses").TryGetProperty(table, out var items))
                found.UnionWith(items.EnumerateArray().Select(item => ItemReader.Get(BytesOf(item), new(name))).OfType<AttributeValue>());
            open = answer.RootElement.TryGetProperty("UnprocessedKeys", out var left) && left.EnumerateObject().Any() ? left.Clone() : null;
        }
        while (open is not null);
    }

    private static void WriteBatch(Utf8JsonWriter json, string table, string name, IEnumerable<AttributeValue> keys, JsonElement? open)
    {
        json.WritePropertyName("RequestItems");
        if (open is { } left)
        {
            left.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        json.WriteStartObject(table);
        json.WriteStartArray("Keys");
        foreach (var key in keys)
        {
            json.WriteStartObject();
            json.WritePropertyName(name);
            key.WriteTo(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        OnlyKey(json, name);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private async Task<bool> HasAnyAsync(EntitySchema entity, AttributeValue key, CancellationToken cancellationToken)
    {
        var name = entity.Key.Partition[0];
        using var answer = await SendAsync(
            "Query",
            json =>
            {
                json.WriteString("TableName", layout.RouteOf(entity, null).Table);
                json.WriteString("KeyConditionExpression", "#k = :k");
                json.WriteStartObject("ExpressionAttributeValues");
                json.WritePropertyName(":k");
                key.WriteTo(json);
                json.WriteEndObject();
                OnlyKey(json, name);
                json.WriteNumber("Limit", 1);
            },
            cancellationToken).ConfigureAwait(false);
        return answer.RootElement.GetProperty("Items").GetArrayLength() > 0;
    }

    private static void OnlyKey(Utf8JsonWriter json, string name)
    {
        json.WriteString("ProjectionExpression", "#k");
        json.WriteStartObject("ExpressionAttributeNames");
        json.WriteString("#k", name);
        json.WriteEndObject();
    }

    private static void Continue(Utf8JsonWriter json, JsonElement? after)
    {
        if (after is not { } key)
            return;
        json.WritePropertyName("ExclusiveStartKey");
        key.WriteTo(json);
    }

    private static ReadOnlyMemory<byte> BytesOf(JsonElement item) => System.Text.Encoding.UTF8.GetBytes(item.GetRawText());

    private async Task<JsonDocument> SendAsync(string operation, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            write(json);
            json.WriteString("ReturnConsumedCapacity", "TOTAL");
            json.WriteEndObject();
        }

        using var answer = await AnswerAsync(new BackendRequest(operation, body.WrittenMemory, CallContext.None), cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
        {
            var error = ServiceError.Read(answer.Body);
            throw new ToolingException($"The data could not be read: {operation} failed with {error.Code}: {error.Message}. Are the tables of this model there? Name the endpoint with --endpoint, or the file with --data.");
        }

        var document = JsonDocument.Parse(answer.Body.ToArray());
        if (document.RootElement.TryGetProperty("ConsumedCapacity", out var used))
            ReadUnits += (used.ValueKind == JsonValueKind.Array ? used.EnumerateArray() : Enumerable.Repeat(used, 1)).Sum(one => one.GetProperty("CapacityUnits").GetDouble());
        return document;
    }

    private async Task<BackendResponse> AnswerAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await backend.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (FauxSqlException failure)
        {
            throw new ToolingException(failure.Message);
        }
    }
}
