namespace FauxSql.Modeling;

/// <summary>
/// A partition attribute of a global secondary index. One to four properties may name the same index, each stored in its own type; a query
/// needs a value of all of them. Their order is the order declared, unless <see cref="Order"/> gives another.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.DesignPattern.MultiAttributeKeys.html
/// </summary>
/// <param name="name">The index's name, such as <c>CustomerIndex</c>; its finder is <c>ByCustomer</c>.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true)]
public sealed class IndexAttribute(string name) : Attribute
{
    /// <summary>The index's name.</summary>
    public string Name { get; } = name;

    /// <summary>The access pattern that the index serves, in the words of the application.</summary>
    public string? Pattern { get; set; }

    /// <summary>
    /// The index holds nothing but keys: smaller, and cheaper to write and to read. Its finder returns what it holds, such as <c>OrderInStatusIndex</c>.
    /// </summary>
    public bool KeysOnly { get; set; }

    /// <summary>
    /// The properties that the index holds beside the keys, by their names in C#: <c>Include = [nameof(Total)]</c>. All by default. Its finder returns
    /// what it holds, such as <c>OrderInStatusIndex</c>. DynamoDB takes 100 in all indexes of a table together.
    /// </summary>
    public string[]? Include { get; set; }

    /// <summary>The place among the index's partition attributes, lowest first; for each of them or for none, then the order declared holds.</summary>
    public int Order { get; set; }
}
