using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Limits;

namespace FauxSql.Engine.Transactions;

/// <summary>Puts an item in the place of whatever has its key.</summary>
internal sealed class PutWrite : ItemWrite
{
    public required StoredItem Item { get; init; }

    /// <inheritdoc/>
    public override StoredItem? After(StoredItem? before) => Item;

    public static PutWrite Read(TableSet tables, Request request)
    {
        RefuseLegacyConditions(request);
        new Constraints().TableName(request.Text("TableName")).Required("item", request.Object("Item")).Check();
        var expressions = new RequestExpressions(request);
        var condition = expressions.Condition("ConditionExpression");
        expressions.CheckAllUsed();
        return Read(tables, request.Text("TableName")!, request.Object("Item")!.Value, condition, ReadReturnOnFailure(request));
    }

    public static PutWrite Read(TableSet tables, string tableName, Request item, Protocol.Expressions.Condition? condition, bool returnsItemOnFailure)
    {
        var attributes = ItemReading.Read(item);
        var stored = ItemReading.ToStored(attributes);
        if (stored.Size > DynamoLimits.ItemBytes)
            throw Faults.Validation("Item size has exceeded the maximum allowed size");
        var table = tables.Get(tableName);
        KeyValidation.CheckItem(table.Definition, attributes);
        return new PutWrite
        {
            Table = table,
            Key = table.KeyOf(attributes.GetValueOrDefault),
            Condition = condition,
            ReturnsItemOnFailure = returnsItemOnFailure,
            Item = stored,
        };
    }
}
