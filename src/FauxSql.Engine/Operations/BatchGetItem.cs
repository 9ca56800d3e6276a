using System.Text.Json;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Transactions;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Capacity;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Limits;

namespace FauxSql.Engine.Operations;

/// <summary>
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html. Keys beyond 16 MB of items are left unprocessed.
/// </summary>
internal sealed class BatchGetItem(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        new Constraints().Required("requestItems", request.Object("RequestItems")).Check();
        var tally = CapacityTally.Of(request);
        var parts = Read(request.Object("RequestItems")!.Value);

        response.WriteStartObject();
        response.WriteStartObject("Responses"u8);
        var bytes = 0L;
        using (var session = engine.Database.BeginRead())
            foreach (var part in parts)
                WriteItems(session, response, part, tally, ref bytes);
        response.WriteEndObject();
        WriteUnprocessed(response, parts);
        tally.WriteAll(response);
        response.WriteEndObject();
    }

    private static void WriteItems(Session session, Utf8JsonWriter response, Part part, CapacityTally tally, ref long bytes)
    {
        part.Table.ThrowIfDropped();
        response.WriteStartArray(part.Name);
        foreach (var key in part.Keys)
        {
            if (bytes >= DynamoLimits.BatchBytes)
                break;
            var found = part.Table.Rows.Get(session, key);
            tally.Table(part.Table, CapacityUnits.Read(found?.Size ?? 0, part.IsConsistent));
            part.Done++;
            if (found is not { } item)
                continue;
            bytes += item.Size;
            ItemWriter.Write(response, item.Json, part.Projection);
        }

        response.WriteEndArray();
    }

    private static void WriteUnprocessed(Utf8JsonWriter response, List<Part> parts)
    {
        response.WriteStartObject("UnprocessedKeys"u8);
        foreach (var part in parts.Where(p => p.Done < p.Keys.Count))
        {
            response.WriteStartObject(part.Name);
            foreach (var member in part.Request.Body.EnumerateObject().Where(m => m.Name != "Keys"))
                member.WriteTo(response);
            response.WriteStartArray("Keys"u8);
            foreach (var key in part.Request.Array("Keys")!.Skip(part.Done))
                key.WriteTo(response);
            response.WriteEndArray();
            response.WriteEndObject();
        }

        response.WriteEndObject();
    }

    private List<Part> Read(Request tables)
    {
        var parts = tables.Body.EnumerateObject().Select(table => (table.Name, Request: new Request(table.Value))).ToList();
        new Constraints().Count("requestItems", parts.Count, int.MaxValue).Check();
        foreach (var (name, request) in parts)
            new Constraints().Required($"requestItems.{name}.member.keys", request.Array("Keys"))
                .Count($"requestItems.{name}.member.keys", request.Array("Keys")?.Count ?? 0, DynamoLimits.BatchGetKeys)
                .Check();
        if (parts.Sum(p => p.Request.Array("Keys")!.Count) > DynamoLimits.BatchGetKeys)
            throw Faults.Validation("Too many items requested for the BatchGetItem call");
        return parts.ConvertAll(p => Read(p.Name, p.Request));
    }

    private Part Read(string name, Request request)
    {
        request.Refuse("AttributesToGet");
        var expressions = new RequestExpressions(request);
        var projection = expressions.Projection();
        expressions.CheckAllUsed();
        var keys = request.Array("Keys")!.Select(key => ItemReading.Read(new Request(key))).ToList();
        var table = engine.Tables.Get(name);
        foreach (var key in keys)
            KeyValidation.CheckKey(table.Definition, key);
        var rowKeys = keys.ConvertAll(key => table.KeyOf(key.GetValueOrDefault));
        if (rowKeys.DistinctBy(Convert.ToHexString).Count() < rowKeys.Count)
            throw Faults.Validation("Provided list of item keys contains duplicates");
        return new Part(name, request, table, rowKeys, projection, request.Flag("ConsistentRead") ?? false);
    }

    private sealed record Part(string Name, Request Request, TableState Table, List<byte[]> Keys, ProjectionExpression? Projection, bool IsConsistent)
    {
        public int Done { get; set; }
    }
}
