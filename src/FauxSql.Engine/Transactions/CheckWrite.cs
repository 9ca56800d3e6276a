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

    /// <summary>
    /// Reads what can be read without the table, which a transaction does for all of its actions before it looks for the table of any; the
    /// rest follows with the table.
    /// </summary>
    public static Func<TableState, CheckWrite> Prepare(Request request)
    {
        var key = ItemReading.Read(request.Object("Key")!.Value);
        var expressions = new RequestExpressions(request);
        var condition = expressions.Condition("ConditionExpression");
        expressions.CheckAllUsed();
        return table => new CheckWrite
        {
            Table = table,
            Key = KeyOf(table, key),
            Condition = condition,
            ReturnsItemOnFailure = ReadReturnOnFailure(request),
        };
    }
}
