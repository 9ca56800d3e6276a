namespace FauxSql.Modeling;

/// <summary>
/// A sort attribute of a global secondary index, up to four, each stored in its own type. Items are ordered by the first, then by the second,
/// and so on. Their order is the order declared, unless <see cref="Order"/> gives another.
/// </summary>
/// <param name="name">The name of the index, which <see cref="IndexAttribute"/> declares on another property.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class IndexSortKeyAttribute(string name) : Attribute
{
    /// <summary>The index's name.</summary>
    public string Name { get; } = name;

    /// <summary>The place among the index's sort attributes, lowest first; for each of them or for none, then the order declared holds.</summary>
    public int Order { get; set; }
}
