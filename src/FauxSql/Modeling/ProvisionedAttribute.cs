namespace FauxSql.Modeling;

/// <summary>
/// The entity's table has a fixed capacity, <c>PROVISIONED</c>, and each of its indexes has the same, since an index with less throttles the writes of its table. Where auto scaling sets the capacity, leave this out: how a table
/// is billed that is there is left as it is when the model does not say it. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/provisioned-capacity-mode.html
/// </summary>
/// <param name="readUnits">The read capacity units a second, 1 or more.</param>
/// <param name="writeUnits">The write capacity units a second, 1 or more.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ProvisionedAttribute(long readUnits, long writeUnits) : Attribute
{
    /// <summary>The read capacity units a second of the table, and of each index.</summary>
    public long ReadUnits { get; } = readUnits;

    /// <summary>The write capacity units a second of the table, and of each index.</summary>
    public long WriteUnits { get; } = writeUnits;
}
