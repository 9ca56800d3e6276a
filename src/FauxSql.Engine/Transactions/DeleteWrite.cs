using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Transactions;

/// <summary>Deletes an item; that there is none is no error.</summary>
internal sealed class DeleteWrite : ItemWrite
{
    /// <inheritdoc/>
    public override StoredItem? After(StoredItem? before) => null;

    public static DeleteWrite Read(TableSet tables, Request request)
    {
        RefuseLegacyConditions(request);
        var expressions = new RequestExpressions(request);
        var condition = expressions.Condition("ConditionExpression");
        expressions.CheckAllUsed();
        var (table, _, key) = ReadKey(tables, request);
        return new DeleteWrite { Table = table, Key = key, Condition = condition, ReturnsItemOnFailure = ReadReturnOnFailure(request) };
    }

    public static DeleteWrite Read(TableSet tables, string tableName, Request key)
    {
        var attributes = ItemReading.Read(key);
        var table = tables.Get(tableName);
        KeyValidation.CheckKey(table.Definition, attributes);
        return new DeleteWrite { Table = table, Key = table.KeyOf(attributes.GetValueOrDefault) };
    }
}
