namespace FauxSql.Modeling;

/// <summary>
/// Marks a partial record or class as an entity, which has a table of its own. The items of an abstract one are of the types derived from it
/// that are marked <see cref="SubtypeAttribute"/>.
/// </summary>
/// <param name="name">The table's logical name, or <see langword="null"/> for the plural of the type's name: <c>Orders</c> for <c>Order</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TableAttribute(string? name = null) : Attribute
{
    /// <summary>The table's logical name, or <see langword="null"/> for the plural of the type's name.</summary>
    public string? Name { get; } = name;

    /// <summary>
    /// For an abstract entity: the name of the attribute that tells its subtypes apart, which no property has; <c>Type</c> unless told otherwise.
    /// </summary>
    public string? Discriminator { get; set; }
}
