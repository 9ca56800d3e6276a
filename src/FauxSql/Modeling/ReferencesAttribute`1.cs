namespace FauxSql.Modeling;

/// <summary>A foreign key: the property holds the partition key of another entity.</summary>
/// <typeparam name="T">The entity referred to.</typeparam>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ReferencesAttribute<T> : Attribute
    where T : class
{
    /// <summary>Why the relationship is kept as a reference.</summary>
    public string? Because { get; set; }
}
