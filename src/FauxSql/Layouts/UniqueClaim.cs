using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Layouts;

/// <summary>The claim of one item to the value of a unique attribute.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Attribute">The unique attribute.</param>
/// <param name="Value">The value claimed, in the form in which values are compared.</param>
/// <param name="Scope">The value of the attribute within which it is unique, or <see langword="null"/> for the whole table.</param>
public readonly record struct UniqueClaim(EntitySchema Entity, string Attribute, AttributeValue Value, AttributeValue? Scope = null)
{
    internal const string OwnerAttribute = "Owner";
}
