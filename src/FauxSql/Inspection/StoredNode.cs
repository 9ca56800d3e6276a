using System.Text.Json;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Inspection;

/// <summary>A stored item to which what is related is attached as it is found.</summary>
internal sealed class StoredNode(EntitySchema entity, ReadOnlyMemory<byte> item)
{
    private readonly Dictionary<StoredRelation, (IReadOnlyList<StoredNode> Nodes, bool HasMore)> _related = [];

    public void Attach(StoredRelation relation, IReadOnlyList<StoredNode> nodes, bool hasMore) => _related[relation] = (nodes, hasMore);

    /// <summary>An attribute's value, or null when it has none.</summary>
    public AttributeValue? this[string attribute] => ItemReader.Get(item, new DocumentPath(attribute)) is { } value and not AttributeValue.Null ? value : null;

    public InspectedItem ToItem(bool showsSensitive) => new(
        entity.Name,
        showsSensitive ? Key.OfItem(entity, item).ToString() : Shown.KeyOf(entity, item),
        JsonElement.Parse((showsSensitive ? PlainJson.Of(item) : PlainJson.Of(entity, item)).Span),
        [.. _related.OrderBy(related => related.Key.Place).Select(related => ToRelation(related.Key, related.Value.Nodes, related.Value.HasMore, showsSensitive))]);

    private InspectedRelation ToRelation(StoredRelation relation, IReadOnlyList<StoredNode> nodes, bool hasMore, bool showsSensitive)
    {
        var (attribute, value) = (relation.Schema.Attribute, relation.KeyOf(this));
        return new InspectedRelation(
            relation.Name,
            relation.Entity.Name,
            relation.Schema.IsMany,
            value is null ? null : showsSensitive ? KeyText.Of(value) : Shown.Of(entity, attribute, value),
            [.. nodes.Select(node => node.ToItem(showsSensitive))],
            hasMore);
    }
}
