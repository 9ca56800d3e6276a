using FauxSql.Design.Costs.Sizes;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Costs.Runs;

/// <summary>The stored items as a table or an index finds them: by the first attributes of its key, in the order of the others.</summary>
internal sealed class StoredPath
{
    private readonly Dictionary<ValueList<AttributeValue>, List<StoredEntry>> _byKey = [];

    /// <param name="entity">The entity.</param>
    /// <param name="index">The index, or null for the table.</param>
    /// <param name="given">How many attributes of the key are given; 0 finds everything.</param>
    /// <param name="items">The items.</param>
    public StoredPath(EntitySchema entity, string? index, int given, IReadOnlyList<StoredItem> items)
    {
        var position = index is null ? -1 : entity.Indexes.Index().First(one => one.Item.Name == index).Index;
        var key = position < 0 ? entity.Key : entity.Indexes[position].Key;
        var shard = position < 0 ? null : StoredSizes.ShardAttributeOf(entity.Indexes[position]);
        string[] names = [.. key.Attributes];
        foreach (var item in items)
        {
            if ((position < 0 ? item.Bytes : item.Entries[position]) is not { } bytes)
                continue;
            var found = names.Take(given).Select(name => item.Values[name]).ToValueList();
            if (!_byKey.TryGetValue(found, out var entries))
                _byKey.Add(found, entries = []);
            entries.Add(new StoredEntry(item, bytes, shard is null ? null : item.Values[shard]));
        }

        string[] order = [.. names.Skip(given)];
        if (given == 0 || order.Length == 0)
            return;
        foreach (var entries in _byKey.Values)
            entries.Sort((left, right) => Compare(order, left.Item, right.Item));
    }

    public IEnumerable<ValueList<AttributeValue>> Keys => _byKey.Keys;

    public IReadOnlyList<StoredEntry> Of(ValueList<AttributeValue> key) => _byKey.GetValueOrDefault(key) ?? [];

    private static int Compare(string[] order, StoredItem left, StoredItem right)
    {
        foreach (var name in order)
        {
            if (ValueOrder.TryCompare(left.Values[name], right.Values[name], out var compared) && compared != 0)
                return compared;
        }

        return 0;
    }
}
