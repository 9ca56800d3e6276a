using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Tables;

namespace FauxSql.Writes;

/// <summary>An enforced reference to an entity, and how the items that refer to one of its items are found.</summary>
/// <param name="Entity">The entity that refers.</param>
/// <param name="Attribute">The attribute that holds the reference.</param>
/// <param name="Index">The index that finds the items, or null where the reference is their partition key.</param>
internal sealed record Referrer(EntitySchema Entity, string Attribute, string? Index)
{
    /// <summary>All enforced references of a model, by the entity referred to.</summary>
    public static ILookup<string, Referrer> AllOf(DatabaseSchema schema) => (
        from entity in schema.Entities
        from reference in entity.References
        where reference.IsEnforced
        let index = entity.Key.Partition[0] == reference.Attribute ? null : ReferenceIndex.Of(entity, reference.Attribute)
        where index is not null || entity.Key.Partition[0] == reference.Attribute
        select (reference.Target, Referrer: new Referrer(entity, reference.Attribute, index?.Name)))
        .ToLookup(one => one.Target, one => one.Referrer, StringComparer.Ordinal);

    /// <summary>The keys of the items that refer to another: of the table as of now, of an index as far as it is.</summary>
    public Read.Range KeysOf(AttributeValue target, int most) => new(Entity, Index, [target])
    {
        IsConsistent = Index is null,
        Take = most,
        Projection = SelectedItem.KeysOf(Entity, Index),
    };
}
