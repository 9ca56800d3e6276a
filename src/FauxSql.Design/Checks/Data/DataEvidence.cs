using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Checks.Data;

/// <summary>
/// What the items of a database say of its model. It is given items one by one, and keeps no more than counts, the most frequent keys and one item's name for each thing that is
/// wrong, however many items there are.
/// </summary>
public sealed class DataEvidence
{
    private readonly Dictionary<string, EntityTally> _tallies;
    private readonly Dictionary<string, EntitySchema> _entities;

    /// <summary>Nothing yet.</summary>
    /// <param name="schema">The model.</param>
    public DataEvidence(DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        _entities = schema.Entities.ToDictionary(entity => entity.Name, StringComparer.Ordinal);
        _tallies = schema.Entities.ToDictionary(entity => entity.Name, entity => new EntityTally(entity), StringComparer.Ordinal);
    }

    /// <summary>How many items of each entity were looked at.</summary>
    public IReadOnlyList<KeyValuePair<string, long>> Items => [.. _tallies.Values.Select(tally => KeyValuePair.Create(tally.Entity.Name, tally.Items))];

    /// <summary>Looks at an item.</summary>
    /// <param name="entity">Its entity.</param>
    /// <param name="item">The item, such as <c>{"Id":{"S":"1"}}</c>.</param>
    /// <returns>The references that it holds. Whoever can look up their targets says by <see cref="AddOrphan"/> which are not there.</returns>
    /// <exception cref="AttributeFormatException">The JSON is not an item.</exception>
    public IReadOnlyList<ReferenceUse> Add(EntitySchema entity, ReadOnlyMemory<byte> item)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var attributes = ItemJson.Parse(item.Span);
        var name = ItemNames.Of(entity, attributes);
        _tallies[entity.Name].Add(item.Span, attributes, name);
        return
        [
            .. from reference in entity.References
               where attributes.ContainsKey(reference.Attribute)
               let value = attributes[reference.Attribute]
               where value.Kind == KeyKindOf(reference.Target)
               select new ReferenceUse(entity, reference, value, name),
        ];
    }

    /// <summary>Takes down that the target of a reference is not there.</summary>
    /// <param name="use">The reference.</param>
    public void AddOrphan(ReferenceUse use)
    {
        ArgumentNullException.ThrowIfNull(use);
        _tallies[use.Entity.Name].AddOrphan(use);
    }

    /// <summary>What is wrong with the items.</summary>
    public IEnumerable<Finding> Findings() => _tallies.Values.SelectMany(tally => new DataFindings(tally).All());

    private AttributeKind? KeyKindOf(string entity) =>
        _entities.GetValueOrDefault(entity) is { } target ? target.Attributes.First(attribute => attribute.Name == target.Key.Partition[0]).Kind : null;
}
