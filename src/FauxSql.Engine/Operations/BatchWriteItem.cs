using System.Text.Json;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Transactions;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Operations;

/// <summary>
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html. Nothing is left unprocessed unless
/// <see cref="FaultOptions.UnprocessedShare"/> asks for it.
/// </summary>
internal sealed class BatchWriteItem(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        CheckConstraints(request);
        var tally = CapacityTally.Of(request);
        var metrics = CollectionMetrics.Of(request);
        var writes = Read(request);
        var left = engine.LeftUnwritten(writes.Count);

        using (var session = engine.Database.BeginWrite())
        {
            var effects = writes.Where((_, i) => !left.Contains(i)).Select(write => Writing.Plan(session, write, tally)).ToList();
            foreach (var effect in effects)
                Writing.Apply(session, effect, tally);
            effects.ForEach(effect => metrics.Add(session, effect));
            session.Commit();
        }

        response.WriteStartObject();
        WriteUnprocessed(response, request, left);
        tally.WriteAll(response);
        metrics.WriteAll(response);
        response.WriteEndObject();
    }

    private static void WriteUnprocessed(Utf8JsonWriter response, Request request, IReadOnlySet<int> left)
    {
        response.WriteStartObject("UnprocessedItems"u8);
        var first = 0;
        foreach (var (name, requests) in Tables(request))
        {
            var ofTable = requests.Where((_, i) => left.Contains(first + i)).ToList();
            first += requests.Count;
            if (ofTable.Count == 0)
                continue;
            response.WriteStartArray(name);
            ofTable.ForEach(entry => response.WriteRawValue(entry.Utf8, skipInputValidation: true));
            response.WriteEndArray();
        }

        response.WriteEndObject();
    }

    private static void CheckConstraints(Request request)
    {
        var constraints = new Constraints().ReturnConsumedCapacity(request).ReturnItemCollectionMetrics(request)
            .Required("requestItems", request.Object("RequestItems"));
        if (request.Object("RequestItems") is { } tables && !tables.Body.Members.Any())
            throw Faults.Validation("The requestItems parameter is required for BatchWriteItem");
        // AWS says nothing of the names where another member is wrong.
        constraints.Check();
        constraints.TableNames(request, _ => BatchText.Of(Tables(request)));
        var areCounted = true;
        foreach (var (name, requests) in Tables(request))
        {
            if (areCounted && requests.Count is (0 or > DynamoLimits.BatchWriteItems))
            {
                areCounted = false;
                constraints.Violate(
                    $"'{BatchText.Of(Tables(request))}'", "requestItems",
                    $"Map value must satisfy constraint: [Member must have length less than or equal to {DynamoLimits.BatchWriteItems}, "
                    + "Member must have length greater than or equal to 1]");
            }

            foreach (var (i, write) in requests.Take(DynamoLimits.BatchWriteItems).Index())
                CheckConstraints(constraints, write, $"requestItems.{name}.member.{i + 1}.member.");
        }

        constraints.Check();
    }

    private static void CheckConstraints(Constraints constraints, Request write, string path)
    {
        if (write.Object("PutRequest") is { } put)
            constraints.Required(path + "putRequest.item", put.Object("Item"));
        if (write.Object("DeleteRequest") is { } delete)
            constraints.Required(path + "deleteRequest.key", delete.Object("Key"));
    }

    // Everything that can be said without the tables comes first.
    private List<ItemWrite> Read(Request request)
    {
        var writes = Tables(request).SelectMany(t => t.Requests.Select(r => ReadRequest(t.Name, r))).ToList();
        if (writes.Count > DynamoLimits.BatchWriteItems)
            throw Faults.Validation("Too many items requested for the BatchWriteItem call");
        var found = writes.ConvertAll(Find);
        if (found.DistinctBy(w => (w.Table, Convert.ToHexString(w.Key))).Count() < found.Count)
            throw Faults.Validation("Provided list of item keys contains duplicates");
        return found;
    }

    private static RequestedWrite ReadRequest(string table, Request request)
    {
        if ((request.Object("PutRequest"), request.Object("DeleteRequest")) is not (({ }, null) or (null, { })))
            throw Faults.Validation(
                "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
        if (request.Object("DeleteRequest") is { } delete)
            return new RequestedWrite(table, Item: null, ItemReading.Read(delete.Object("Key")!.Value));
        return new RequestedWrite(table, PutWrite.ReadItem(request.Object("PutRequest")!.Value.Object("Item")!.Value), Key: null);
    }

    private ItemWrite Find(RequestedWrite write)
    {
        var table = engine.Tables.Get(write.Table);
        return write.Item is { } item ? PutWrite.Read(table, item) : DeleteWrite.Read(table, write.Key!);
    }

    private static IEnumerable<(string Name, List<Request> Requests)> Tables(Request request) =>
        request.Parts("RequestItems").Select(table => (table.Key, RequestsOf(table.Value)));

    private static List<Request> RequestsOf(JsonPart table) =>
        table.Kind == JsonValueKind.Null ? [] : [.. Request.ElementsOf(table).Select(request => new Request(request))];

    private sealed record RequestedWrite(string Table, StoredItem? Item, Dictionary<string, AttributeValue>? Key);
}
