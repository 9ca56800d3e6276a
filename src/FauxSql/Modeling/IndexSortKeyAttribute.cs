namespace FauxSql.Modeling;

/// <summary>A sort attribute of a global secondary index, up to four; their order is the order declared.</summary>
/// <param name="name">The name of the index, which <see cref="IndexAttribute"/> declares on another property.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class IndexSortKeyAttribute(string name) : Attribute
{
    /// <summary>The index's name.</summary>
    public string Name { get; } = name;
}
