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
    public static DeleteWrite Read(TableSet tables, Request request) => Prepare(request)(tables.Get(request.Text("TableName")!));

    /// <summary>
    /// Reads what can be read without the table, which a transaction does for all of its actions before it looks for the table of any; the
    /// rest follows with the table.
    /// </summary>
    public static Func<TableState, DeleteWrite> Prepare(Request request)
    {
        var key = ItemReading.Read(request.Object("Key")!.Value);
        var expected = LegacyConditions.Expected(request);
        var expressions = new RequestExpressions(request);
        var condition = expected ?? expressions.Condition("ConditionExpression");
        expressions.CheckAllUsed();
        return table => new DeleteWrite
        {
            Table = table,
            Key = KeyOf(table, key),
            Condition = condition,
            ReturnsItemOnFailure = ReadReturnOnFailure(request),
        };
    }

    /// <summary>Reads a write of a batch, which has a key only.</summary>
    public static DeleteWrite Read(TableState table, IReadOnlyDictionary<string, AttributeValue> key) =>
        new() { Table = table, Key = KeyOf(table, key) };
}
