using System.Text.Json;
using FauxSql.Engine.Transactions;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Limits;

namespace FauxSql.Engine.Operations;

/// <summary>
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html. Nothing is ever left unprocessed.
/// </summary>
internal sealed class BatchWriteItem(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        new Constraints().Required("requestItems", request.Object("RequestItems")).Check();
        var tally = CapacityTally.Of(request);
        var metrics = CollectionMetrics.Of(request);
        var writes = Read(request.Object("RequestItems")!.Value);

        using (var session = engine.Database.BeginWrite())
        {
            var effects = writes.ConvertAll(write => Writing.Plan(session, write));
            foreach (var effect in effects)
                Writing.Apply(session, effect, tally);
            effects.ForEach(effect => metrics.Add(session, effect));
            session.CommitTogether();
        }

        response.WriteStartObject();
        response.WriteStartObject("UnprocessedItems"u8);
        response.WriteEndObject();
        tally.WriteAll(response);
        metrics.WriteAll(response);
        response.WriteEndObject();
    }

    private List<ItemWrite> Read(Request tables)
    {
        var requests = tables.Body.EnumerateObject()
            .SelectMany(table => (tables.Array(table.Name) ?? []).Select(element => (table.Name, Request: new Request(element))))
            .ToList();
        new Constraints().Count("requestItems", requests.Count, int.MaxValue).Check();
        if (requests.Count > DynamoLimits.BatchWriteItems)
            throw Faults.Validation("Too many items requested for the BatchWriteItem call");

        var writes = requests.ConvertAll(r => Read(r.Name, r.Request));
        if (writes.DistinctBy(w => (w.Table, Convert.ToHexString(w.Key))).Count() < writes.Count)
            throw Faults.Validation("Provided list of item keys contains duplicates");
        return writes;
    }

    private ItemWrite Read(string table, Request request) => (request.Object("PutRequest"), request.Object("DeleteRequest")) switch
    {
        ({ } put, null) => PutWrite.Read(engine.Tables, table, Member(put, "Item"), condition: null, returnsItemOnFailure: false),
        (null, { } delete) => DeleteWrite.Read(engine.Tables, table, Member(delete, "Key")),
        _ => throw Faults.Validation(
            "Each request of a batch must have exactly one of PutRequest and DeleteRequest"),
    };

    private static Request Member(Request request, string member)
    {
        new Constraints().Required(member.ToLowerInvariant(), request.Object(member)).Check();
        return request.Object(member)!.Value;
    }
}
