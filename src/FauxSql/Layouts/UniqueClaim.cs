using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Layouts;

/// <summary>The claim of one item to the value of a unique attribute.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Attribute">The unique attribute.</param>
/// <param name="Value">The value claimed, in the form in which values are compared.</param>
/// <param name="Scope">The value of the attribute within which it is unique, or <see langword="null"/> for the whole table.</param>
public readonly record struct UniqueClaim(EntitySchema Entity, string Attribute, AttributeValue Value, AttributeValue? Scope = null)
{
    internal const string OwnerAttribute = "Owner";

    /// <summary>The owner that a stored claim names, as <see cref="Key.ToOwner"/> says it; null when it names none.</summary>
    internal static string? OwnerIn(ReadOnlyMemory<byte> stored) => (ItemReader.Get(stored, new DocumentPath(OwnerAttribute)) as AttributeValue.String)?.Text;
}
