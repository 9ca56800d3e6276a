using System.Security.Cryptography;
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
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var actions = request.Array("TransactItems");
        new Constraints().Required("transactItems", actions).Count("transactItems", actions?.Count ?? 0, DynamoLimits.TransactionActions).Check();
        var token = request.Text("ClientRequestToken");
        if (token?.Length is 0 or > MostTokenCharacters)
            throw Faults.Validation($"ClientRequestToken must have 1 to {MostTokenCharacters} characters");
        var tally = CapacityTally.Of(request);
        var metrics = CollectionMetrics.Of(request);
        var writes = actions!.Select(action => Read(new Request(action))).ToList();
        if (writes.DistinctBy(w => (w.Table, Convert.ToHexString(w.Key))).Count() < writes.Count)
            throw Faults.Validation("Transaction request cannot include multiple operations on one item");

        var isReplay = Write(writes, token, token is null ? [] : DigestOf(request), tally, metrics);
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
            if (!used.AsSpan().SequenceEqual(digest))
                throw Faults.TokenMismatch();
            CountReplay(session, writes, tally);
            return true;
        }

        var effects = Plan(session, writes);
        foreach (var effect in effects)
            Writing.Apply(session, effect, tally, transactional: true);
        effects.ForEach(effect => metrics.Add(session, effect));
        if (token is not null)
            TokenStore.Add(session, token, digest, now, now + TokenLife);
        session.CommitTogether();
        return false;
    }

    private static List<WriteEffect> Plan(WriteSession session, List<ItemWrite> writes)
    {
        var effects = new List<WriteEffect>(writes.Count);
        var reasons = new ServiceFault?[writes.Count];
        for (var i = 0; i < writes.Count; i++)
        {
            try
            {
                effects.Add(Writing.Plan(session, writes[i]));
            }
            catch (ServiceFault fault) when (fault.Code is "ConditionalCheckFailedException" or "ValidationException")
            {
                reasons[i] = fault;
            }
        }

        if (effects.Count < writes.Count)
            throw Faults.TransactionCancelled(reasons);
        if (effects.Sum(e => (long)(e.Write.IsCheck ? 0 : e.After?.Size ?? 0)) > DynamoLimits.TransactionBytes)
            throw Faults.Validation("Transaction request exceeds the maximum size of 4 MB");
        return effects;
    }

    // The same token again changes nothing and is billed as a transactional read.
    private static void CountReplay(WriteSession session, List<ItemWrite> writes, CapacityTally tally)
    {
        foreach (var write in writes)
        {
            write.Table.ThrowIfDropped();
            tally.Table(write.Table, CapacityUnits.ReadTransactional(write.Table.Rows.Get(session, write.Key)?.Size ?? 0));
        }
    }

    private ItemWrite Read(Request action)
    {
        var kinds = action.Body.EnumerateObject().Where(m => m.Value.ValueKind == JsonValueKind.Object).ToList();
        if (kinds.Count != 1)
            throw Faults.Validation("TransactItems can only contain one of Check, Put, Update or Delete");
        var body = new Request(kinds[0].Value);
        return kinds[0].Name switch
        {
            "Put" => PutWrite.Read(engine.Tables, body),
            "Update" when !body.Has("UpdateExpression") => throw Faults.Validation(
                "1 validation error detected: Value null at 'transactItems.member.update.updateExpression' failed to satisfy constraint: Member must not be null"),
            "Update" => UpdateWrite.Read(engine.Tables, body),
            "Delete" => DeleteWrite.Read(engine.Tables, body),
            "ConditionCheck" => CheckWrite.Read(engine.Tables, body),
            _ => throw Faults.Validation("TransactItems can only contain one of Check, Put, Update or Delete"),
        };
    }

    private static byte[] DigestOf(Request request)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var action in request.Array("TransactItems")!)
            digest.AppendData(new Request(action).Utf8);
        return digest.GetHashAndReset();
    }
}
