using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;
using FauxSql.Engine.Validation.Legacy;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Transactions;

/// <summary>Puts an item in the place of whatever has its key.</summary>
internal sealed class PutWrite : ItemWrite
{
    public required StoredItem Item { get; init; }

    /// <inheritdoc/>
    public override StoredItem? After(StoredItem? before) => Item;

    /// <summary>Reads a write with its condition.</summary>
    public static PutWrite Read(TableSet tables, Request request)
    {
        var attributes = ItemReading.Read(request.Object("Item")!.Value);
        var stored = ReadItem(attributes);
        var expected = LegacyConditions.Expected(request);
        var expressions = new RequestExpressions(request);
        var condition = expected ?? expressions.Condition("ConditionExpression");
        expressions.CheckAllUsed();
        var table = tables.Get(request.Text("TableName")!);
        KeyValidation.CheckItem(table.Definition, attributes);
        return new PutWrite
        {
            Table = table,
            Key = table.KeyOf(attributes.GetValueOrDefault),
            Condition = condition,
            ReturnsItemOnFailure = ReadReturnOnFailure(request),
            Item = stored,
        };
    }

    /// <summary>Reads a write of a batch, which has an item only; what is wrong with its key is said in other words than PutItem's.</summary>
    public static PutWrite Read(TableState table, IReadOnlyDictionary<string, AttributeValue> attributes)
    {
        KeyValidation.CheckParts(table.Definition.Key, attributes);
        KeyValidation.CheckItem(table.Definition, attributes);
        return new PutWrite { Table = table, Key = table.KeyOf(attributes.GetValueOrDefault), Item = ReadItem(attributes) };
    }

    /// <summary>The item as it is stored.</summary>
    /// <exception cref="ServiceFault">It is too large.</exception>
    public static StoredItem ReadItem(IEnumerable<KeyValuePair<string, AttributeValue>> attributes)
    {
        var stored = ItemReading.ToStored(attributes);
        return stored.Size <= DynamoLimits.ItemBytes
            ? stored
            : throw Faults.Validation("Item size has exceeded the maximum allowed size");
    }
}
