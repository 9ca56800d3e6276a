using FauxSql.Protocol.Capacity;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Capacity;

/// <summary>
/// What a write does to an item's entry in a global index, which is what the index projects of it.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
/// </summary>
/// <param name="Before">The size in bytes of the entry before, or <see langword="null"/> for none.</param>
/// <param name="After">The size of the entry afterwards, or <see langword="null"/> for none.</param>
/// <param name="IsKeyChanged">Whether both are there, with different keys: then one is deleted and one is put.</param>
/// <param name="IsContentChanged">Whether both are there, with the same key and different contents.</param>
public sealed record IndexChange(int? Before, int? After, bool IsKeyChanged, bool IsContentChanged)
{
    /// <summary>The write units: none when nothing projected changed, the sum of a deletion and a put when the key did, otherwise those of the larger entry.</summary>
    public double Units => this switch
    {
        { IsKeyChanged: true } => CapacityUnits.Write(Before ?? 0, 0) + CapacityUnits.Write(0, After ?? 0),
        { Before: null, After: null } => 0,
        { Before: not null, After: not null, IsContentChanged: false } => 0,
        _ => CapacityUnits.Write(Before ?? 0, After ?? 0),
    };

    /// <summary>What a write of an item does to its entry.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="index">One of its indexes.</param>
    /// <param name="before">The attributes of the stored item, or <see langword="null"/> for none.</param>
    /// <param name="after">Those of the item afterwards, or <see langword="null"/> for none.</param>
    public static IndexChange Of(
        EntitySchema entity, IndexSchema index, IReadOnlyDictionary<string, AttributeValue>? before, IReadOnlyDictionary<string, AttributeValue>? after)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(index);
        var (oldEntry, newEntry) = (EntryOf(entity, index, before), EntryOf(entity, index, after));
        if (oldEntry is null || newEntry is null)
            return new IndexChange(SizeOf(oldEntry), SizeOf(newEntry), false, false);
        var isKeyChanged = index.Key.Attributes.Any(name => !oldEntry[name].Equals(newEntry[name]));
        var isContentChanged = oldEntry.Count != newEntry.Count || oldEntry.Any(attribute => !newEntry.TryGetValue(attribute.Key, out var value) || !value.Equals(attribute.Value));
        return new IndexChange(SizeOf(oldEntry), SizeOf(newEntry), isKeyChanged, !isKeyChanged && isContentChanged);
    }

    // An item without one of the index's keys is not in it.
    private static Dictionary<string, AttributeValue>? EntryOf(EntitySchema entity, IndexSchema index, IReadOnlyDictionary<string, AttributeValue>? item)
    {
        if (item is null || !index.Key.Attributes.All(item.ContainsKey))
            return null;
        return item
            .Where(attribute => index.Included is null || entity.Key.Attributes.Contains(attribute.Key) || index.Key.Attributes.Contains(attribute.Key) || index.Included.Contains(attribute.Key))
            .ToDictionary(StringComparer.Ordinal);
    }

    private static int? SizeOf(Dictionary<string, AttributeValue>? entry) => entry is null ? null : ItemSize.Of(entry);
}
