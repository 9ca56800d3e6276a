namespace FauxSql.Modeling;

/// <summary>
/// A partition attribute of a global secondary index. One to four properties may name the same index; their order is the order declared.
/// </summary>
/// <param name="name">The index's name, such as <c>CustomerIndex</c>; its finder is <c>ByCustomer</c>.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class IndexAttribute(string name) : Attribute
{
    /// <summary>The index's name.</summary>
    public string Name { get; } = name;

    /// <summary>The access pattern that the index serves, in the words of the application.</summary>
    public string? Pattern { get; set; }
}
