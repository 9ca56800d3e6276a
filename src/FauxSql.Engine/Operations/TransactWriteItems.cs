using System.Text.Json;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Transactions;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Capacity;
using FauxSql.Protocol.Limits;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html</summary>
internal sealed class TransactWriteItems(EngineContext engine) : IOperation
{
    private const int MostTokenCharacters = 36;
    private static readonly string[] Kinds = ["ConditionCheck", "Put", "Delete", "Update"];
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var actions = Actions(request);
        CheckConstraints(request, actions);
        var token = request.Text("ClientRequestToken");
        var tally = CapacityTally.Of(request);
        var metrics = CollectionMetrics.Of(request);
        var writes = Read(actions!);
        var isReplay = Write(writes, token, token is null ? [] : RequestDigest.Of(request.Array("TransactItems")!), tally, metrics);
        response.WriteStartObject();
        tally.WriteAll(response, isReplay ? "Read" : "Write");
        metrics.WriteAll(response);
        response.WriteEndObject();
    }

    private bool Write(List<ItemWrite> writes, string? token, byte[] digest, CapacityTally tally, CollectionMetrics metrics)
    {
        using var session = engine.Database.BeginWrite();
        var now = engine.Options.Time.GetUtcNow();
        if (token is not null && TokenStore.Find(session, token, now) is { } used)
        {
            if (!used.Digest.AsSpan().SequenceEqual(digest))
                throw Faults.TokenMismatch();
            CountReplay(writes, used.Sizes, tally);
            return true;
        }

        var effects = Plan(session, writes, tally);
        Apply(session, effects, tally);
        effects.ForEach(effect => metrics.Add(session, effect));
        if (token is not null)
            TokenStore.Add(session, token, new TokenUse(digest, [.. effects.Select(SizeOf)]), now, now + TokenLife);
        session.Commit();
        return false;
    }

    private static List<WriteEffect> Plan(WriteSession session, List<ItemWrite> writes, CapacityTally tally)
    {
        var effects = new List<WriteEffect>(writes.Count);
        var reasons = new ServiceFault?[writes.Count];
        for (var i = 0; i < writes.Count; i++)
        {
            try
            {
                effects.Add(Writing.Plan(session, writes[i], tally, transactional: true));
            }
            catch (ServiceFault fault) when (!fault.IsOfRequest && fault.Code is ("ConditionalCheckFailedException" or "ValidationException"))
            {
                reasons[i] = fault;
            }
        }

        if (effects.Count < writes.Count)
            throw Faults.TransactionCancelled(reasons);
        if (effects.Sum(e => (long)(e.Write.IsCheck ? 0 : e.After?.Size ?? 0)) > DynamoLimits.TransactionBytes)
            throw TooLarge();
        return effects;
    }

    private static void Apply(WriteSession session, List<WriteEffect> effects, CapacityTally tally)
    {
        for (var i = 0; i < effects.Count; i++)
        {
            try
            {
                Writing.Apply(session, effects[i], tally, transactional: true);
            }
            catch (ServiceFault fault)
            {
                var reasons = new ServiceFault?[effects.Count];
                reasons[i] = fault;
                throw Faults.TransactionCancelled(reasons);
            }
        }
    }

    // The same token again changes nothing and is billed as a transactional read of what was written at first, or deleted.
    private static void CountReplay(List<ItemWrite> writes, IReadOnlyList<int> sizes, CapacityTally tally)
    {
        foreach (var (i, write) in writes.Index())
        {
            write.Table.ThrowIfDropped();
            tally.Table(write.Table, CapacityUnits.ReadTransactional(sizes[i]));
        }
    }

    private static int SizeOf(WriteEffect effect) => Math.Max(effect.Before?.Size ?? 0, effect.After?.Size ?? 0);

    private static List<Request>? Actions(Request request) => request.Array("TransactItems")?.Select(action => new Request(action)).ToList();

    private static void CheckConstraints(Request request, List<Request>? actions)
    {
        var constraints = new Constraints().Length("clientRequestToken", request.Text("ClientRequestToken"), MostTokenCharacters)
            .ReturnConsumedCapacity(request).ReturnItemCollectionMetrics(request).Required("transactItems", actions);
        if (actions is not null)
            constraints.Count("transactItems", actions.Count, DynamoLimits.TransactionActions);
        foreach (var (i, action) in actions?.Index() ?? [])
        {
            var path = $"transactItems.{i + 1}.member.";
            foreach (var kind in Kinds)
                if (action.Object(kind) is { } body)
                    CheckConstraints(constraints, kind, body, $"{path}{char.ToLowerInvariant(kind[0])}{kind[1..]}.");
        }

        constraints.Check();
    }

    private static void CheckConstraints(Constraints constraints, string kind, Request action, string path)
    {
        constraints.TableName(path + "tableName", action.Text("TableName"));
        var subject = kind == "Put" ? "Item" : "Key";
        constraints.Required(path + subject.ToLowerInvariant(), action.Object(subject)).ReturnValuesOnFailure(action, path);
        if (kind == "ConditionCheck")
            constraints.Required(path + "conditionExpression", action.Text("ConditionExpression"));
        if (kind == "Update")
            constraints.Required(path + "updateExpression", action.Text("UpdateExpression"));
    }

    // What is wrong with the key of an action cancels the transaction, and only the first such mistake is mentioned; everything else that is
    // wrong with a request refuses it.
    private List<ItemWrite> Read(List<Request> actions)
    {
        // Everything that can be said without the tables comes first.
        var prepared = actions.ConvertAll(Prepare);
        var reasons = new ServiceFault?[actions.Count];
        var writes = new List<ItemWrite>(actions.Count);
        for (var i = 0; i < actions.Count; i++)
        {
            try
            {
                writes.Add(prepared[i](engine.Tables));
            }
            catch (ServiceFault fault) when (fault.IsOfAction)
            {
                if (writes.Count == i)
                    reasons[i] = fault;
            }
        }

        if (writes.DistinctBy(w => (w.Table, Convert.ToHexString(w.Key))).Count() < writes.Count)
            throw Faults.Validation("Transaction request cannot include multiple operations on one item");
        if (writes.OfType<PutWrite>().Sum(w => (long)w.Item.Size) > DynamoLimits.TransactionBytes)
            throw TooLarge();
        return writes.Count == actions.Count ? writes : throw Faults.TransactionCancelled(reasons);
    }

    private static Func<TableSet, ItemWrite> Prepare(Request action)
    {
        var kinds = Kinds.Where(action.Has).ToList();
        if (kinds.Count != 1)
            throw Faults.Validation("TransactItems can only contain one of Check, Put, Update or Delete");
        var body = action.Object(kinds[0])!.Value;
        (kinds[0] == "Update" ? ExpressionParameters.OfUpdate : ExpressionParameters.OfWrite).Check(body);
        // AWS says so in other words than PutItem, and before anything else of the item.
        if (kinds[0] == "Put" && body.Object("Item")!.Value.Body.Members.Any(attribute => attribute.Name.Length == 0))
            throw Faults.Validation("Empty attribute name");
        Func<TableState, ItemWrite> prepared = kinds[0] switch
        {
            "Put" => PutWrite.Prepare(body),
            "Update" => UpdateWrite.Prepare(body),
            "Delete" => DeleteWrite.Prepare(body),
            _ => CheckWrite.Prepare(body),
        };
        return tables => prepared(tables.Get(body.Text("TableName")!));
    }

    private static ServiceFault TooLarge() => Faults.Validation("Transaction payload size cannot exceed 4 MB");
}
