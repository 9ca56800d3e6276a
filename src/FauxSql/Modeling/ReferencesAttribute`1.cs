namespace FauxSql.Modeling;

/// <summary>A foreign key: the property holds the partition key of another entity.</summary>
/// <typeparam name="T">The entity referred to.</typeparam>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReferencesAttribute<T> : Attribute
    where T : class
{
    /// <summary>
    /// Whether every write that sets the reference checks, in one transaction with it, that the item referred to is there. It makes such a
    /// write a transaction, which costs double and two units for the check.
    /// </summary>
    public bool Enforced { get; set; }

    /// <summary>Why the relationship is kept as a reference.</summary>
    public string? Because { get; set; }
}
