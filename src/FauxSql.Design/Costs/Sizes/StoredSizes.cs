using System.Globalization;
using FauxSql.Naming;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Costs.Sizes;

/// <summary>The sizes of the items that are stored, from which costs are predicted exactly. It holds keys and sizes, and not the items.</summary>
/// <param name="schema">The model.</param>
public sealed class StoredSizes(DatabaseSchema schema)
{
    private readonly Dictionary<string, List<StoredItem>> _items = schema.Entities.ToDictionary(entity => entity.Name, _ => new List<StoredItem>());
    private readonly Dictionary<string, string[]> _needed = schema.Entities.ToDictionary(entity => entity.Name, NeededOf);

    /// <summary>The model.</summary>
    public DatabaseSchema Schema => schema;

    /// <summary>How many items there are.</summary>
    public long Count => _items.Values.Sum(items => (long)items.Count);

    /// <summary>Adds an item.</summary>
    /// <param name="entity">Its entity.</param>
    /// <param name="item">The item as JSON.</param>
    public void Add(EntitySchema entity, ReadOnlyMemory<byte> item)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var attributes = ItemJson.Parse(item.Span);
        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var name in _needed[entity.Name])
        {
            if (attributes.TryGetValue(name, out var value))
                values.Add(name, value);
        }

        _items[entity.Name].Add(new StoredItem(ItemSize.Of(attributes), [.. entity.Indexes.Select(index => EntryOf(entity, index, attributes))], values));
    }

    internal IReadOnlyList<StoredItem> Of(EntitySchema entity) => _items[entity.Name];

    /// <summary>The attribute in which an index's shard is stored with an item.</summary>
    internal static string? ShardAttributeOf(IndexSchema index) => index.Shards is { } count ? string.Create(CultureInfo.InvariantCulture, $"{OwnNames.Prefix}shard{count}") : null;

    private static int? EntryOf(EntitySchema entity, IndexSchema index, IReadOnlyDictionary<string, AttributeValue> item)
    {
        string[] keys = [.. index.Key.Attributes, .. ShardAttributeOf(index) is { } shard ? [shard] : Array.Empty<string>()];
        if (!keys.All(item.ContainsKey))
            return null;
        if (index.Included is not { } included)
            return ItemSize.Of(item);
        return ItemSize.Of(item.Where(attribute => keys.Contains(attribute.Key) || entity.Key.Attributes.Contains(attribute.Key) || included.Contains(attribute.Key)));
    }

    private static string[] NeededOf(EntitySchema entity) =>
    [
        .. entity.Indexes.SelectMany(index => index.Key.Attributes.Concat(ShardAttributeOf(index) is { } shard ? [shard] : []))
            .Concat(entity.Key.Attributes)
            .Concat(entity.References.Select(reference => reference.Attribute))
            .Concat(entity.Relations.Select(relation => relation.Attribute))
            .Concat(entity.Relations.Select(relation => relation.Link?.Target).OfType<string>())
            .Concat(entity.Attributes.Where(attribute => attribute.Unique is not null).SelectMany(attribute => new[] { attribute.Name, attribute.Unique!.Within }).OfType<string>())
            .Distinct(StringComparer.Ordinal),
    ];
}
