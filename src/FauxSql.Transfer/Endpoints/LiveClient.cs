using System.Buffers;
using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;
using FauxSql.Transfer.Relational;

namespace FauxSql.Transfer.Endpoints;

/// <summary>Asks an endpoint about its tables. It sends nothing that writes.</summary>
internal sealed class LiveClient(IBackend backend)
{
    /// <summary>Sends a request.</summary>
    /// <exception cref="SourceException">It failed.</exception>
    public async Task<JsonDocument> SendAsync(string operation, Action<Utf8JsonWriter> write, CancellationToken stop) => await TryAsync(operation, write, stop).ConfigureAwait(false) switch
    {
        (null, var problem) => throw new SourceException(problem!),
        var (answer, _) => answer,
    };

    /// <summary>Sends a request, and answers with what is wrong when it fails.</summary>
    /// <exception cref="SourceException">The endpoint cannot be reached.</exception>
    public async Task<(JsonDocument? Answer, string? Problem)> TryAsync(string operation, Action<Utf8JsonWriter> write, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        try
        {
            using var answer = await backend.SendAsync(new BackendRequest(operation, body.WrittenMemory, CallContext.None), stop).ConfigureAwait(false);
            if (answer.IsSuccess)
                return (JsonDocument.Parse(answer.Body.ToArray()), null);
            var error = ServiceError.Read(answer.Body);
            return (null, error.Code.Contains("AccessDenied", StringComparison.Ordinal) || error.Code.Contains("UnrecognizedClient", StringComparison.Ordinal)
                ? $"{operation} was refused with {error.Code}: {error.Message}. Nothing was written. Reading a model needs dynamodb:ListTables (or name the tables with --table), DescribeTable, DescribeTimeToLive, Scan and Query."
                : $"{operation} failed with {error.Code}: {error.Message}. Nothing was written.");
        }
        catch (Exception exception) when (exception is FauxSqlException or JsonException)
        {
            throw new SourceException($"{exception.Message} Nothing was written.", exception);
        }
    }

    /// <summary>Whether a value may be a partition key: DynamoDB refuses to be asked for others, and no item has them.</summary>
    public static bool CanBeKey(AttributeValue value) => value switch
    {
        AttributeValue.String or AttributeValue.Binary => value.SizeInBytes is > 0 and <= DynamoLimits.PartitionKeyBytes,
        _ => value is AttributeValue.Number,
    };

    /// <summary>How many of some values, which may be keys, are the partition key of an item.</summary>
    public async Task<int> CountKeysAsync(LiveTable table, IReadOnlyList<AttributeValue> values, CancellationToken stop)
    {
        var found = 0;
        foreach (var value in values)
        {
            using var answer = await SendAsync("Query", json => WriteQuery(json, table, value), stop).ConfigureAwait(false);
            found += answer.RootElement.GetProperty("Count").GetInt32() > 0 ? 1 : 0;
        }

        return found;
    }

    private static void WriteQuery(Utf8JsonWriter json, LiveTable table, AttributeValue value)
    {
        json.WriteString("TableName", table.PhysicalName);
        json.WriteString("KeyConditionExpression", "#k = :k");
        json.WriteString("ProjectionExpression", "#k");
        json.WriteNumber("Limit", 1);
        json.WriteStartObject("ExpressionAttributeNames");
        json.WriteString("#k", table.Partition);
        json.WriteEndObject();
        json.WriteStartObject("ExpressionAttributeValues");
        json.WritePropertyName(":k");
        value.WriteTo(json);
        json.WriteEndObject();
    }
}
