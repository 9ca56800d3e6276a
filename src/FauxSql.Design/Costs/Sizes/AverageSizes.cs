using FauxSql.Schema;

namespace FauxSql.Design.Costs.Sizes;

/// <summary>The average sizes of a model's items: what estimates are made of.</summary>
/// <param name="Entities">The averages, by the names of the entities; those of all entities are there.</param>
public sealed record AverageSizes(IReadOnlyDictionary<string, EntityAverages> Entities)
{
    /// <summary>The averages of what is stored.</summary>
    /// <param name="stored">The sizes of the items.</param>
    public static AverageSizes Of(StoredSizes stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return new AverageSizes(stored.Schema.Entities.ToDictionary(entity => entity.Name, entity => Of(entity, stored.Of(entity))));
    }

    private static EntityAverages Of(EntitySchema entity, IReadOnlyList<StoredItem> items) => new(
        items.Count,
        Mean(items.Select(item => item.Bytes)),
        PerKey(items, entity.Key),
        Mean(items.Select(item => entity.Key.Attributes.Sum(name => item.Values[name].SizeInBytes))),
        entity.Indexes.Index().ToDictionary(index => index.Item.Name, index => Of(index.Index, index.Item, items)));

    private static IndexAverages Of(int position, IndexSchema index, IReadOnlyList<StoredItem> items)
    {
        var present = items.Where(item => item.Entries[position] is not null).ToList();
        return new IndexAverages(present.Count, Mean(present.Select(item => item.Entries[position]!.Value)), PerKey(present, index.Key));
    }

    private static double PerKey(IReadOnlyCollection<StoredItem> items, KeySchema key) => items.Count == 0 ? 0
        : (double)items.Count / items.Select(item => key.Partition.Select(name => item.Values[name]).ToValueList()).Distinct().Count();

    private static double Mean(IEnumerable<int> sizes)
    {
        var all = sizes.Select(size => (double)size).ToList();
        return all.Count == 0 ? 0 : all.Average();
    }
}
