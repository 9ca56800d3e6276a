using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;
using FauxSql.Engine.Validation.Legacy;
using FauxSql.Protocol.Limits;

namespace FauxSql.Engine.Transactions;

/// <summary>Puts an item in the place of whatever has its key.</summary>
internal sealed class PutWrite : ItemWrite
{
    public required StoredItem Item { get; init; }

    /// <inheritdoc/>
    public override StoredItem? After(StoredItem? before) => Item;

    /// <summary>Reads a write with its condition.</summary>
    public static PutWrite Read(TableSet tables, Request request) => Prepare(request)(tables.Get(request.Text("TableName")!));

    /// <summary>
    /// Reads what can be read without the table, which a transaction does for all of its actions before it looks for the table of any; the
    /// rest follows with the table.
    /// </summary>
    public static Func<TableState, PutWrite> Prepare(Request request)
    {
        var item = ReadItem(request.Object("Item")!.Value);
        var expected = LegacyConditions.Expected(request);
        var expressions = new RequestExpressions(request);
        var condition = expected ?? expressions.Condition("ConditionExpression");
        expressions.CheckAllUsed();
        return table => new PutWrite
        {
            Table = table,
            Key = KeyOf(table, item),
            Condition = condition,
            ReturnsItemOnFailure = ReadReturnOnFailure(request),
            Item = item,
        };
    }

    /// <summary>Reads a write of a batch, which has an item only; what is wrong with its key is said in other words than PutItem's.</summary>
    public static PutWrite Read(TableState table, StoredItem item)
    {
        KeyValidation.CheckParts(table.Definition.Key, table.KeyAttributes.Of(item));
        return new PutWrite { Table = table, Key = KeyOf(table, item), Item = item };
    }

    /// <summary>The item as it is stored.</summary>
    /// <exception cref="ServiceFault">It is too large.</exception>
    public static StoredItem ReadItem(Request item)
    {
        var stored = ItemReading.ReadStored(item);
        return stored.Size <= DynamoLimits.ItemBytes
            ? stored
            : throw Faults.Validation("Item size has exceeded the maximum allowed size");
    }

    private static byte[] KeyOf(TableState table, StoredItem item)
    {
        var attributeOf = table.KeyAttributes.Of(item);
        KeyValidation.CheckItem(table.Definition, attributeOf);
        return table.KeyOf(attributeOf);
    }
}
