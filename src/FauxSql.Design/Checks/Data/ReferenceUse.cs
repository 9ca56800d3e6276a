using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Checks.Data;

/// <summary>A reference that an item holds, whose target is to be looked up.</summary>
/// <param name="Entity">The entity of the item.</param>
/// <param name="Reference">The reference.</param>
/// <param name="Value">The partition key that it names.</param>
/// <param name="Item">The item, as messages name it.</param>
public sealed record ReferenceUse(EntitySchema Entity, ReferenceSchema Reference, AttributeValue Value, string Item);
