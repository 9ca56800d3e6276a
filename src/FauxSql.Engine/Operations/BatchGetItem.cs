using System.Text.Json;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Transactions;
using FauxSql.Engine.Validation;
using FauxSql.Engine.Validation.Legacy;
using FauxSql.Protocol.Capacity;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Operations;

/// <summary>
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html. Items beyond 16 MB are left unprocessed.
/// </summary>
internal sealed class BatchGetItem(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        CheckConstraints(request);
        var tally = CapacityTally.Of(request);
        var parts = Read(request);
        ChooseLeft(parts);

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

    private void ChooseLeft(List<Part> parts)
    {
        var entries = parts.SelectMany(part => part.Keys.Select((_, i) => (part.Left, Position: i))).ToList();
        foreach (var entry in engine.LeftUnprocessed(entries.Count))
            entries[entry].Left.Add(entries[entry].Position);
    }

    private static void WriteItems(Session session, Utf8JsonWriter response, Part part, CapacityTally tally, ref long bytes)
    {
        part.Table.ThrowIfDropped();
        response.WriteStartArray(part.Name);
        for (var i = 0; i < part.Keys.Count; i++)
        {
            if (part.Left.Contains(i))
                continue;
            var found = part.Table.Rows.Get(session, part.Keys[i]);

            // An item that does not fit is left, and so is every other one after it.
            if (bytes + (found?.Size ?? 0) > DynamoLimits.BatchBytes)
            {
                part.Left.Add(i);
                bytes = DynamoLimits.BatchBytes;
                continue;
            }

            tally.Table(part.Table, CapacityUnits.Read(found?.Size ?? 0, part.IsConsistent));
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
        foreach (var part in parts.Where(p => p.Left.Count > 0))
        {
            response.WriteStartObject(part.Name);
            foreach (var member in part.Request.Body.Members.Where(m => m.Name != "Keys"))
            {
                response.WritePropertyName(member.Name);
                response.WriteRawValue(member.Value.Utf8, skipInputValidation: true);
            }

            response.WriteStartArray("Keys"u8);
            var keys = part.Request.Array("Keys")!;
            foreach (var i in part.Left.Order())
                response.WriteRawValue(keys[i].Utf8, skipInputValidation: true);
            response.WriteEndArray();
            response.WriteEndObject();
        }

        response.WriteEndObject();
    }

    private static void CheckConstraints(Request request)
    {
        var constraints = new Constraints().TableNames(request, tables => tables.Body.ToString())
            .ReturnConsumedCapacity(request).Required("requestItems", request.Object("RequestItems"));
        if (request.Object("RequestItems") is { } tables && !tables.Body.Members.Any())
            throw Faults.Validation("The requestItems parameter is required for BatchGetItem");
        foreach (var (name, table) in request.Entries("RequestItems"))
        {
            var path = $"requestItems.{name}.member.";
            var keys = table.Array("Keys");
            constraints.Required(path + "keys", keys);
            if (keys?.Count == 0)
                constraints.Violate("", $"RequestItems.{name}.member.Keys", "Member must have length greater than or equal to 1");
            if (keys?.Count > DynamoLimits.BatchGetKeys)
                constraints.Violate("", $"RequestItems.{name}.member.Keys", $"Member must have length less than or equal to {DynamoLimits.BatchGetKeys}");
            constraints.AttributesToGet(table, path);
        }

        constraints.Check();
    }

    // Everything that can be said without the tables comes first.
    private List<Part> Read(Request request)
    {
        var tables = request.Entries("RequestItems").ToList();
        ExpressionParameters.OfGet.CheckTogether(tables.ConvertAll(table => table.Value));
        var parts = tables.ConvertAll(table => ReadTable(table.Key, table.Value));
        if (parts.Sum(p => p.Keys.Count) > DynamoLimits.BatchGetKeys)
            throw Faults.Validation("Too many items requested for the BatchGetItem call");
        return parts.ConvertAll(Find);
    }

    private static RequestedTable ReadTable(string name, Request request)
    {
        ExpressionParameters.OfGet.Check(request);
        var attributes = LegacyProjection.Read(request);
        var expressions = new RequestExpressions(request);
        var projection = attributes ?? expressions.Projection();
        expressions.CheckAllUsed();
        var keys = request.Array("Keys")!.Select(key => ItemReading.Read(new Request(key))).ToList();
        if (keys.DistinctBy(ItemReading.Identity).Count() < keys.Count)
            throw Faults.Validation("Provided list of item keys contains duplicates");
        return new RequestedTable(name, request, keys, projection);
    }

    private Part Find(RequestedTable requested)
    {
        var table = engine.Tables.Get(requested.Name);
        foreach (var key in requested.Keys)
            KeyValidation.CheckKey(table.Definition.Key, key);
        KeyValidation.CheckPaths(table.Definition, requested.Projection?.Paths ?? []);
        var rows = requested.Keys.ConvertAll(key => table.KeyOf(key.GetValueOrDefault));
        return new Part(requested.Name, requested.Request, table, rows, requested.Projection, requested.Request.Flag("ConsistentRead") ?? false);
    }

    private sealed record RequestedTable(
        string Name, Request Request, List<Dictionary<string, AttributeValue>> Keys, ProjectionExpression? Projection);

    private sealed record Part(string Name, Request Request, TableState Table, List<byte[]> Keys, ProjectionExpression? Projection, bool IsConsistent)
    {
        /// <summary>The positions of the keys that are left unprocessed.</summary>
        public HashSet<int> Left { get; } = [];
    }
}
