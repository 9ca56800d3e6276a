using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Transactions;

/// <summary>Writes nothing: makes a transaction depend on an item.</summary>
internal sealed class CheckWrite : ItemWrite
{
    /// <inheritdoc/>
    public override bool IsCheck => true;

    /// <inheritdoc/>
    public override StoredItem? After(StoredItem? before) => before;

    public static CheckWrite Read(TableSet tables, Request request)
    {
        var key = ItemReading.Read(request.Object("Key")!.Value);
        var expressions = new RequestExpressions(request);
        var condition = expressions.Condition("ConditionExpression");
        expressions.CheckAllUsed();
        var table = tables.Get(request.Text("TableName")!);
        KeyValidation.CheckKey(table.Definition.Key, key);
        return new CheckWrite
        {
            Table = table,
            Key = table.KeyOf(key.GetValueOrDefault),
            Condition = condition,
            ReturnsItemOnFailure = ReadReturnOnFailure(request),
        };
    }
}
