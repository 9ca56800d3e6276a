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
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html. All items are read at one moment. What is wrong
/// with a key cancels the transaction; what is wrong with an expression refuses the request.
/// </summary>
internal sealed class TransactGetItems(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var actions = request.Array("TransactItems");
        var found = new Constraints().Required("transactItems", actions);
        if (actions is not null)
            found.Count("transactItems", actions, 1, DynamoLimits.TransactionActions, action => action.ToString());
        found.Check();
        var tally = CapacityTally.Of(request);
        var gets = Read(actions!);
        if (gets.DistinctBy(g => (g.Table, Convert.ToHexString(g.Key))).Count() < gets.Count)
            throw Faults.Validation("Transaction request cannot include multiple operations on one item");

        var items = Fetch(gets);
        response.WriteStartObject();
        response.WriteStartArray("Responses"u8);
        for (var i = 0; i < gets.Count; i++)
        {
            tally.Table(gets[i].Table, CapacityUnits.ReadTransactional(items[i]?.Size ?? 0));
            WriteItem(response, items[i], gets[i].Projection);
        }

        response.WriteEndArray();
        tally.WriteAll(response, "Read");
        response.WriteEndObject();
    }

    private List<StoredItem?> Fetch(List<Get> gets)
    {
        using var session = engine.Database.BeginRead();
        session.Snapshot();
        var items = new List<StoredItem?>(gets.Count);
        foreach (var get in gets)
        {
            get.Table.ThrowIfDropped();
            items.Add(get.Table.Rows.Get(session, get.Key));
        }

        return items.Sum(item => (long)(item?.Size ?? 0)) > DynamoLimits.TransactionBytes
            ? throw Faults.Validation("Aggregate size of all items in the TransactGetItems response exceeds 4 MB")
            : items;
    }

    // An item of which the projection leaves nothing is left out.
    private static void WriteItem(Utf8JsonWriter response, StoredItem? item, ProjectionExpression? projection)
    {
        response.WriteStartObject();
        if (item is { } found)
        {
            using var buffer = new ResponseBuffer();
            if (projection is not null)
                Projector.Project(projection, found.Json, buffer);
            var json = projection is null ? found.Json : buffer.Written;
            if (json.Length > "{}".Length)
            {
                response.WritePropertyName("Item"u8);
                response.WriteRawValue(json, skipInputValidation: true);
            }
        }

        response.WriteEndObject();
    }

    private List<Get> Read(IReadOnlyList<JsonPart> actions)
    {
        var parts = actions.Select((action, i) => ReadPart(new Request(action), $"transactItems.{i + 1}.member")).ToList();
        var gets = new List<Get>(parts.Count);
        var reasons = new ServiceFault?[parts.Count];
        for (var i = 0; i < parts.Count; i++)
        {
            var (request, projection) = parts[i];
            var table = engine.Tables.Get(request.Text("TableName")!);
            var key = RequestedKey.Read(request.Object("Key")!.Value);
            try
            {
                gets.Add(new Get(table, key.RowIn(table.Definition.Key), projection));
            }
            catch (ServiceFault fault) when (fault.Code == "ValidationException")
            {
                reasons[i] = fault;
            }
        }

        return gets.Count < parts.Count ? throw Faults.TransactionCancelled(reasons) : gets;
    }

    private static (Request Get, ProjectionExpression? Projection) ReadPart(Request action, string at)
    {
        var found = new Constraints().Required(at + ".get", action.Object("Get"));
        if (action.Object("Get") is { } given)
            found.Required(at + ".get.key", given.Object("Key")).Required(at + ".get.tableName", given.Text("TableName"));
        found.Check();
        var get = action.Object("Get")!.Value;
        var expressions = new RequestExpressions(get);
        var projection = expressions.Projection();
        expressions.CheckAllUsed();
        return (get, projection);
    }

    private sealed record Get(TableState Table, byte[] Key, ProjectionExpression? Projection);
}
