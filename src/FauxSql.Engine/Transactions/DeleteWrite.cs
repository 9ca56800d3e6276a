using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;
using FauxSql.Engine.Validation.Legacy;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Transactions;

/// <summary>Deletes an item; that there is none is no error.</summary>
internal sealed class DeleteWrite : ItemWrite
{
    /// <inheritdoc/>
    public override StoredItem? After(StoredItem? before) => null;

    /// <summary>Reads a write with its condition.</summary>
    public static DeleteWrite Read(TableSet tables, Request request)
    {
        var key = ItemReading.Read(request.Object("Key")!.Value);
        var expected = LegacyConditions.Expected(request);
        var expressions = new RequestExpressions(request);
        var condition = expected ?? expressions.Condition("ConditionExpression");
        expressions.CheckAllUsed();
        var table = tables.Get(request.Text("TableName")!);
        KeyValidation.CheckKey(table.Definition.Key, key);
        return new DeleteWrite
        {
            Table = table,
            Key = table.KeyOf(key.GetValueOrDefault),
            Condition = condition,
            ReturnsItemOnFailure = ReadReturnOnFailure(request),
        };
    }

    /// <summary>Reads a write of a batch, which has a key only.</summary>
    public static DeleteWrite Read(TableState table, IReadOnlyDictionary<string, AttributeValue> key)
    {
        KeyValidation.CheckKey(table.Definition.Key, key);
        return new DeleteWrite { Table = table, Key = table.KeyOf(key.GetValueOrDefault) };
    }
}
