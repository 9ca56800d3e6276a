using FauxSql.Protocol.Values;

namespace FauxSql.Layouts;

/// <summary>Where an item is stored.</summary>
/// <param name="Table">The physical table.</param>
/// <param name="Key">The key attributes and their values.</param>
public readonly record struct Address(string Table, IReadOnlyList<KeyValuePair<string, AttributeValue>> Key);
