using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Stores;

/// <summary>Sends a write set as one operation or as a transaction, and says which write's condition was false.</summary>
internal sealed class StoreWriter(ILayout layout, StoreConnection connection)
{
    private const int Attempts = 6;

    public ValueTask<WriteOutcome> WriteAsync(WriteSet set, CallContext context, Tally? tally, CancellationToken cancellationToken) =>
        set.Writes is [not Write.Check] ? WriteOneAsync(set.Writes[0], context, tally, cancellationToken) : WriteAllAsync(set, context, tally, cancellationToken);

    private async ValueTask<WriteOutcome> WriteOneAsync(Write write, CallContext context, Tally? tally, CancellationToken cancellationToken)
    {
        var operation = OperationOf(write);
        var body = RequestBody.Build((this, write), static (writer, state) =>
        {
            state.Item1.WriteAction(writer, state.write);
            if (state.write is Write.Update)
                writer.WriteString("ReturnValues", "ALL_NEW");
            if (state.write is Write.Remove)
                writer.WriteString("ReturnValues", "ALL_OLD");
            RequestBody.WriteCapacity(writer);
        });
        var sent = context with { Wave = Waves.Next(), IsRetrySafe = IsRepeatable(write) };
        for (var attempt = 0; ; attempt++)
        {
            using var response = await connection.SendAnyAsync(operation, body, sent, tally, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccess)
                return new WriteOutcome(null, null, StoreConnection.Parse(operation, response, body => ResponseReader.CopyOf(body, "Attributes")));
            var code = ServiceError.Read(response.Body.ToArray()).Code;
            if (code == ErrorCodes.ConditionalCheckFailed)
                return new WriteOutcome(write, ResponseReader.CopyOf(response.Body, "Item"), null);
            if (code != ErrorCodes.TransactionConflict || attempt + 1 == Attempts)
                throw StoreConnection.Refusal(operation, response);
            await Task.Delay(Backoff.Of(attempt), cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<WriteOutcome> WriteAllAsync(WriteSet set, CallContext context, Tally? tally, CancellationToken cancellationToken)
    {
        if (set.Writes.Count > DynamoLimits.TransactionActions)
        {
            throw new InvalidOperationException(
                $"A transaction of {set.Writes.Count} actions was asked for; DynamoDB allows {DynamoLimits.TransactionActions}, claims to unique values included");
        }

        if (Repeated(set) is { } repeated)
        {
            return repeated is Write.Claim
                ? new WriteOutcome(repeated, null, null)
                : throw new InvalidOperationException($"A transaction changes an item once, but {AddressOf(repeated)} is in it twice");
        }

        var body = RequestBody.Build((this, set), static (writer, state) => state.Item1.WriteTransaction(writer, state.set));
        var sent = context with { Wave = Waves.Next(), IsRetrySafe = true };
        for (var attempt = 0; ; attempt++)
        {
            using var response = await connection.SendAnyAsync("TransactWriteItems", body, sent, tally, cancellationToken).ConfigureAwait(false);
            if (response.IsSuccess)
                return WriteOutcome.Done;
            if (FailedCondition(set, response.Body) is { } failed)
                return failed;
            if (!IsConflict(response.Body))
                throw StoreConnection.Refusal("TransactWriteItems", response);
            if (attempt + 1 == Attempts)
                throw new WriteConflictException("Other transactions kept changing the same items, or their tables were throttled; nothing was written");
            await Task.Delay(Backoff.Of(attempt), cancellationToken).ConfigureAwait(false);
        }
    }

    // Two claims to one value: the second has lost already.
    private Write? Repeated(WriteSet set)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return set.Writes.FirstOrDefault(write => !seen.Add(AddressOf(write)));
    }

    // Whether sending it twice is like sending it once, and gives the same answer.
    private static bool IsRepeatable(Write write) => write switch
    {
        Write.Put put => put.If is null,
        Write.Update update => update.If is null && update.Changes.Actions.All(action => action is UpdateAction.Remove or UpdateAction.Set { Value: UpdateValue.Plain { Of: Operand.Value } }),
        _ => false,
    };

    private string AddressOf(Write write)
    {
        var address = write switch
        {
            Write.Put put => layout.AddressOf(put.Entity, put.Key),
            Write.Update update => layout.AddressOf(update.Entity, update.Key),
            Write.Remove remove => layout.AddressOf(remove.Entity, remove.Key),
            Write.Check check => layout.AddressOf(check.Entity, check.Key),
            Write.Claim claim => layout.AddressOf(claim.Of),
            Write.Release release => layout.AddressOf(release.Of),
            _ => throw new InvalidOperationException(write.ToString()),
        };
        return $"{address.Table} {string.Join('/', address.Key.Select(pair => Uri.EscapeDataString(KeyText.Of(pair.Value))))}";
    }

    private static WriteOutcome? FailedCondition(WriteSet set, ReadOnlyMemory<byte> body)
    {
        if (ResponseReader.Property(body, "CancellationReasons") is not { } array)
            return null;
        foreach (var (index, reason) in ResponseReader.CopyElements(array).Index())
        {
            if (CodeOf(reason) == "ConditionalCheckFailed")
                return new WriteOutcome(set.Writes[index], ResponseReader.CopyOf(reason, "Item"), null);
        }

        return null;
    }

    private static bool IsConflict(ReadOnlyMemory<byte> body) =>
        ServiceError.Read(body.ToArray()).Code == ErrorCodes.TransactionConflict
        || (ResponseReader.Property(body, "CancellationReasons") is { } array
            && ResponseReader.CopyElements(array).Exists(reason => CodeOf(reason) is "TransactionConflict" or "ThrottlingError" or "ProvisionedThroughputExceeded"));

    private static string? CodeOf(ReadOnlyMemory<byte> reason)
    {
        using var document = JsonDocument.Parse(reason);
        return document.RootElement.TryGetProperty("Code", out var code) ? code.GetString() : null;
    }

    private void WriteTransaction(Utf8JsonWriter writer, WriteSet set)
    {
        writer.WriteStartArray("TransactItems");
        foreach (var write in set.Writes)
        {
            writer.WriteStartObject();
            writer.WriteStartObject(ActionOf(write));
            WriteAction(writer, write);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("ClientRequestToken", Guid.NewGuid());
        RequestBody.WriteCapacity(writer);
    }

    private static string OperationOf(Write write) => write switch
    {
        Write.Put or Write.Claim => "PutItem",
        Write.Update => "UpdateItem",
        _ => "DeleteItem",
    };

    private static string ActionOf(Write write) => write is Write.Check ? "ConditionCheck" : OperationOf(write)[..^"Item".Length];

    private void WriteAction(Utf8JsonWriter writer, Write write)
    {
        switch (write)
        {
            case Write.Put put:
                writer.WriteString("TableName", layout.AddressOf(put.Entity, put.Key).Table);
                writer.WritePropertyName("Item");
                writer.WriteRawValue(put.Item.Span, skipInputValidation: true);
                RequestBody.WriteCondition(writer, put.If);
                break;
            case Write.Update update:
                RequestBody.WriteKey(writer, layout.AddressOf(update.Entity, update.Key));
                RequestBody.WriteCondition(writer, update.If, update.Changes);
                break;
            case Write.Remove remove:
                RequestBody.WriteKey(writer, layout.AddressOf(remove.Entity, remove.Key));
                RequestBody.WriteCondition(writer, remove.If);
                break;
            case Write.Check check:
                RequestBody.WriteKey(writer, layout.AddressOf(check.Entity, check.Key));
                RequestBody.WriteCondition(writer, check.If);
                break;
            case Write.Claim claim:
                WriteClaim(writer, layout.AddressOf(claim.Of), claim.Owner);
                break;
            case Write.Release release:
                RequestBody.WriteKey(writer, layout.AddressOf(release.Of));
                RequestBody.WriteCondition(writer, Unowned(layout.AddressOf(release.Of), release.Owner));
                break;
        }
    }

    private static void WriteClaim(Utf8JsonWriter writer, Address address, string owner)
    {
        writer.WriteString("TableName", address.Table);
        writer.WriteStartObject("Item");
        foreach (var (name, value) in address.Key)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteStartObject("Owner");
        writer.WriteString("S", owner);
        writer.WriteEndObject();
        writer.WriteEndObject();
        RequestBody.WriteCondition(writer, Unowned(address, owner));
    }

    // Nobody's, or our own: claiming and releasing twice is harmless.
    private static Condition Unowned(Address address, string owner) =>
        new Condition.NotExists(new DocumentPath(address.Key[0].Key))
        | new Condition.Compare(new Operand.Path(new DocumentPath("Owner")), Comparator.Equal, new Operand.Value(new AttributeValue.String(owner)));
}
