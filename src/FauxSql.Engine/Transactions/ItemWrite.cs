using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Transactions;

/// <summary>A write of one item, checked as far as it can be without the stored item.</summary>
internal abstract class ItemWrite
{
    public required TableState Table { get; init; }

    /// <summary>The row's key.</summary>
    public required byte[] Key { get; init; }

    /// <summary>What must be true of the stored item, or <see langword="null"/>.</summary>
    public Condition? Condition { get; init; }

    /// <summary>Whether a failed condition shows the stored item.</summary>
    public bool ReturnsItemOnFailure { get; init; }

    /// <summary>Whether the item is only looked at.</summary>
    public virtual bool IsCheck => false;

    /// <summary>What stands there afterwards, or <see langword="null"/> for nothing.</summary>
    /// <exception cref="ServiceFault">The item cannot be written so.</exception>
    public abstract StoredItem? After(StoredItem? before);

    /// <summary>Reads whether a failed condition is to show the stored item.</summary>
    public static bool ReadReturnOnFailure(Request request)
    {
        var value = request.Text("ReturnValuesOnConditionCheckFailure");
        new Constraints().OneOf("returnValuesOnConditionCheckFailure", value, "ALL_OLD", "NONE").Check();
        return value == "ALL_OLD";
    }

    /// <summary>The names of the parameters that conditions were written with before there were expressions.</summary>
    public static void RefuseLegacyConditions(Request request) => request.Refuse("Expected", "ConditionalOperator");

    /// <summary>Reads a key that stands by itself, and the table it belongs to.</summary>
    protected static (TableState Table, Dictionary<string, AttributeValue> Attributes, byte[] Key) ReadKey(TableSet tables, Request request)
    {
        var key = request.Object("Key");
        new Constraints().Required("key", key).TableName(request.Text("TableName")).Check();
        var attributes = ItemReading.Read(key!.Value);
        var table = tables.Get(request.Text("TableName")!);
        KeyValidation.CheckKey(table.Definition, attributes);
        return (table, attributes, table.KeyOf(attributes.GetValueOrDefault));
    }
}
