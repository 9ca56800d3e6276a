using FauxSql.Design.Costs.Layouts;
using FauxSql.Design.Costs.Sizes;
using FauxSql.Protocol.Capacity;
using FauxSql.Schema;

namespace FauxSql.Design.Costs.Writes;

/// <summary>What writes use, averaged over the items that are stored, or estimated for an item of average size.</summary>
/// <param name="schema">The model.</param>
/// <param name="averages">The averages.</param>
/// <param name="stored">The items, or null where only averages are known.</param>
internal sealed class EntityWrites(DatabaseSchema schema, AverageSizes averages, StoredSizes? stored)
{
    private readonly ItemWrite _item = new(schema, averages);

    /// <summary>One write of each stored item, summed; of an average item where none are known.</summary>
    public (WriteUse Use, double Writes) Total(EntityWrite write, bool isWithinTransaction)
    {
        var entity = EntityOf(write.Entity);
        var items = StoredOf(entity);
        return items.Count == 0
            ? (_item.Of(entity, write, Average(entity), isWithinTransaction) with { IsEstimate = true }, 1)
            : (items.Aggregate(WriteUse.None, (sum, item) => sum + _item.Of(entity, write, item, isWithinTransaction)), items.Count);
    }

    /// <summary>One write in a single table: of a larger item, with its entries in overloaded indexes.</summary>
    public WriteUse InSingleTable(EntityWrite write, bool isWithinTransaction, SingleTable single)
    {
        var entity = EntityOf(write.Entity);
        var items = StoredOf(entity) is { Count: > 0 } stored ? stored : [Average(entity)];
        return items.Aggregate(WriteUse.None, (sum, item) => sum + InSingleTable(entity, write, item.Larger(single.OverheadOf(entity.Name)), isWithinTransaction, single.EntriesOf(entity.Name))).Times(1, items.Count);
    }

    /// <summary>What follows it there: whoever holds a copy is written too, with all its entries, by requests of their own that nobody waits for.</summary>
    public WriteUse CopiesInSingleTable(EntityWrite write, SingleTable single)
    {
        if (write.Verb is WriteVerb.Insert or WriteVerb.Delete)
            return WriteUse.None;
        var change = new EntityWrite("", WriteVerb.Put, ["copy"], 1);
        var use = WriteUse.None;
        foreach (var holder in single.HoldersOf(write.Entity).Select(EntityOf))
        {
            var copies = averages.Entities[write.Entity].Items is var all and > 0 ? averages.Entities[holder.Name].Items / all : 0;
            var plain = holder with { Attributes = holder.Attributes.Select(attribute => attribute with { Unique = null }).ToValueList(), References = [] };
            use += InSingleTable(plain, change, Average(holder).Larger(single.OverheadOf(holder.Name)), isWithinTransaction: false, single.EntriesOf(holder.Name)).Times(copies) with { RoundTrips = 0 };
        }

        return use;
    }

    private WriteUse InSingleTable(EntitySchema entity, EntityWrite write, WrittenItem item, bool isWithinTransaction, int entries)
    {
        var use = _item.Of(entity, write, item, isWithinTransaction);
        var more = entries * CapacityUnits.Write(0, item.Bytes);
        return use with { WriteUnits = use.WriteUnits + more, IndexUnits = use.IndexUnits + more, IsEstimate = true };
    }

    private List<WrittenItem> StoredOf(EntitySchema entity) =>
        [.. stored?.Of(entity).Select(item => new WrittenItem(item.Bytes, item.Entries, name => !IsKnown(entity, name) || item.Values.ContainsKey(name))) ?? []];

    private EntitySchema EntityOf(string name) => schema.Entities.First(entity => entity.Name == name);

    private static bool IsKnown(EntitySchema entity, string name) =>
        entity.References.Any(reference => reference.Attribute == name) || entity.Attributes.Any(attribute => attribute.Unique is not null && (attribute.Name == name || attribute.Unique.Within == name));

    private WrittenItem Average(EntitySchema entity)
    {
        var of = averages.Entities[entity.Name];
        return new WrittenItem((int)Math.Ceiling(of.Bytes), [.. entity.Indexes.Select(index => (int?)Math.Ceiling(of.Indexes[index.Name].Bytes))], _ => true);
    }
}
