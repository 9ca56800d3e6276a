using System.Text.Json;
using FauxSql.Layouts;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Stores;

/// <summary>Prints writes, as requests of their own and as the actions of a transaction.</summary>
internal sealed class WriteBody(ILayout layout)
{
    public static string OperationOf(Write write) => write switch
    {
        Write.Put or Write.Claim => "PutItem",
        Write.Update => "UpdateItem",
        _ => "DeleteItem",
    };

    public ReadOnlyMemory<byte> Single(Write write) => RequestBody.Build((this, write), static (writer, state) =>
    {
        state.Item1.WriteAction(writer, state.write);
        if (ReturnedBy(state.write) is { } returned)
            writer.WriteString("ReturnValues", returned);
    });

    public ReadOnlyMemory<byte> Transaction(WriteSet set) => RequestBody.Build((this, set), static (writer, state) =>
    {
        writer.WriteStartArray("TransactItems");
        foreach (var write in state.set.Writes)
        {
            writer.WriteStartObject();
            writer.WriteStartObject(write is Write.Check ? "ConditionCheck" : OperationOf(write)[..^"Item".Length]);
            state.Item1.WriteAction(writer, write);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("ClientRequestToken", state.set.Token ?? Guid.NewGuid().ToString());
    });

    /// <summary>What the service is asked to return of the item, or null for nothing.</summary>
    public static string? ReturnedBy(Write write) => write switch
    {
        Write.Update { Returning: ReturnedItem.New } => "ALL_NEW",
        Write.Update { Returning: ReturnedItem.Old } or Write.Remove => "ALL_OLD",
        _ => null,
    };

    private void WriteAction(Utf8JsonWriter writer, Write write)
    {
        switch (write)
        {
            case Write.Put put:
                writer.WriteString("TableName", layout.AddressOf(put.Entity, put.Key).Table);
                writer.WritePropertyName("Item");
                writer.WriteRawValue(layout.Stamped(put.Entity, put.Key, put.Entity.Mirrored(put.Item)).Span, skipInputValidation: true);
                RequestBody.WriteCondition(writer, put.If);
                break;
            case Write.Update update:
                RequestBody.WriteKey(writer, layout.AddressOf(update.Entity, update.Key));
                RequestBody.WriteCondition(writer, update.If, layout.Stamped(update.Entity, update.Key, update.Entity.Mirrored(update.Changes)));
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
                WriteClaim(writer, layout.AddressOf(claim.Of), claim);
                break;
            case Write.Release release:
                RequestBody.WriteKey(writer, layout.AddressOf(release.Of));
                RequestBody.WriteCondition(writer, MayChange(layout.AddressOf(release.Of), release.Owner));
                break;
        }
    }

    private static void WriteClaim(Utf8JsonWriter writer, Address address, Write.Claim claim)
    {
        writer.WriteString("TableName", address.Table);
        writer.WriteStartObject("Item");
        foreach (var (name, value) in address.Key)
        {
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteStartObject(UniqueClaim.OwnerAttribute);
        writer.WriteString("S", claim.Owner);
        writer.WriteEndObject();
        writer.WriteEndObject();
        var condition = MayChange(address, claim.Owner);
        RequestBody.WriteCondition(writer, claim.From is null ? condition : condition | IsOwnedBy(claim.From));
    }

    // Nobody's, or our own: claiming and releasing twice is harmless.
    private static Condition MayChange(Address address, string owner) => new Condition.NotExists(new DocumentPath(address.Key[0].Key)) | IsOwnedBy(owner);

    private static Condition IsOwnedBy(string owner) => Condition.IsEqual(UniqueClaim.OwnerAttribute, new AttributeValue.String(owner));
}
