using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Tables;

/// <summary>An attribute of a key.</summary>
/// <param name="Name">The attribute's name.</param>
/// <param name="Kind">String, number or binary.</param>
internal sealed record KeyAttribute(string Name, AttributeKind Kind);
