namespace FauxSql.Modeling;

/// <summary>A foreign key: the property holds the partition key of another entity.</summary>
/// <typeparam name="T">The entity referred to.</typeparam>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReferencesAttribute<T> : Attribute
    where T : class
{
    /// <summary>
    /// Whether every write that sets the reference checks, in one transaction with it, that the item referred to is there. It makes such a
    /// write a transaction, which costs double and two units for the check. The item referred to is then deleted only when nothing refers to
    /// it, for which it is marked and all that may refer to it is queried; the reference is the partition key, or has an index.
    /// </summary>
    public bool Enforced { get; set; }

    /// <summary>Why the relationship is kept as a reference.</summary>
    public string? Because { get; set; }
}
