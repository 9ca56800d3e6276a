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

    /// <summary>The row of a key that is given by itself.</summary>
    protected static byte[] KeyOf(TableState table, IReadOnlyDictionary<string, AttributeValue> key)
    {
        KeyValidation.CheckKey(table.Definition.Key, key);
        return table.KeyOf(key.GetValueOrDefault);
    }

    /// <summary>Whether a failed condition is to show the stored item.</summary>
    protected static bool ReadReturnOnFailure(Request request) => request.Text("ReturnValuesOnConditionCheckFailure") == "ALL_OLD";
}
