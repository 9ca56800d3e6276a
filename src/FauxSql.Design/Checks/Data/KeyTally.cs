using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Checks.Data;

/// <summary>How the items of a table or of an index share its partition keys.</summary>
/// <param name="entity">The entity.</param>
/// <param name="index">The index, or <see langword="null"/> for the table.</param>
internal sealed class KeyTally(EntitySchema entity, IndexSchema? index)
{
    private readonly KeySchema _key = index?.Key ?? entity.Key;

    public IndexSchema? Index => index;

    public FrequentValues Values { get; } = new();

    /// <summary>Those of an entity in which a key can be shared: one without a sort key is each item's own, and a sharded one is spread.</summary>
    public static IEnumerable<KeyTally> AllOf(EntitySchema entity) =>
        (entity.Key.Sort.Count > 0 ? new KeyTally[] { new(entity, null) } : []).Concat(entity.Indexes.Where(index => index.Shards is null).Select(index => new KeyTally(entity, index)));

    // An item that lacks a key attribute is not in the index.
    public void Add(IReadOnlyDictionary<string, AttributeValue> item)
    {
        if (_key.Attributes.All(item.ContainsKey))
            Values.Add(string.Join(" and ", _key.Partition.Select(name => $"{name} = {ItemNames.Text(entity, name, item[name])}")));
    }
}
