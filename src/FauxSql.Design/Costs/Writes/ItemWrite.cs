using FauxSql.Design.Capacity;
using FauxSql.Design.Costs.Sizes;
using FauxSql.Protocol.Capacity;
using FauxSql.Schema;

namespace FauxSql.Design.Costs.Writes;

/// <summary>
/// What the client sends for a write of one item, by docs/writes.md, and what that is charged. The item keeps its size; a value that grows past a KB is the one thing that this misses.
/// </summary>
/// <param name="schema">The model.</param>
/// <param name="averages">The sizes of what enforced references name.</param>
internal sealed class ItemWrite(DatabaseSchema schema, AverageSizes averages)
{
    // A claim is a key and an owner: below a KB, unless keys are unusually long.
    private const double ClaimUnits = 2;

    // _fx.deleting and 32 letters.
    private const int MarkBytes = 12 + 32;

    public WriteUse Of(EntitySchema entity, EntityWrite write, WrittenItem item, bool isWithinTransaction)
    {
        var changes = ChangesOf(entity, write);
        var unique = entity.Attributes.Where(attribute => attribute.Unique is { } rule && item.Has(attribute.Name) && (rule.Within is null || item.Has(rule.Within))).ToList();
        var moved = unique.Where(attribute => write.Verb is WriteVerb.Insert or WriteVerb.Delete || changes.Contains(attribute.Name) || (attribute.Unique!.Within is { } within && changes.Contains(within))).ToList();
        var claims = moved.Count * (write.Verb is WriteVerb.Insert or WriteVerb.Delete ? 1 : 2);
        var checks = write.Verb == WriteVerb.Delete ? []
            : entity.References.Where(reference => reference.IsEnforced && item.Has(reference.Attribute) && (write.Verb != WriteVerb.Update || changes.Contains(reference.Attribute))).ToList();
        var isTransaction = isWithinTransaction || claims + checks.Count > 0;
        var hasUnique = entity.Attributes.Any(attribute => attribute.Unique is not null);
        var isGuarded = write.Verb == WriteVerb.Delete && schema.Entities.Any(other => other.References.Any(reference => reference.IsEnforced && reference.Target == entity.Name));

        var index = entity.Indexes.Index().Sum(one => IndexUnits(write.Verb, one.Item, changes, item.Entries[one.Index]));
        var table = TableUnits(write.Verb, item.Bytes);
        var use = new WriteUse(
            0,
            (isTransaction ? 2 * table : table) + index + (claims * ClaimUnits) + checks.Sum(check => 2 * CapacityUnits.Write(0, (int)Math.Ceiling(averages.Entities[check.Target].Bytes))),
            index,
            1,
            1,
            isTransaction,
            IsEstimate: checks.Count > 0);
        if (isGuarded)
            return GuardOf(entity, item) + use;

        var read = new WriteUse(CapacityPrediction.OfRead(ReadKind.Items, [item.Bytes], isConsistent: true).ReadUnits, 0, 0, 1, 1, false, false);
        if (write.Verb is WriteVerb.Put or WriteVerb.Save or WriteVerb.Delete ? hasUnique : write.Verb == WriteVerb.Update && moved.Count > 0)
            use = read + use;

        // A transaction returns nothing, and an update results in the item.
        return write.Verb == WriteVerb.Update && isTransaction && !isWithinTransaction ? use + read : use;
    }

    /// <summary>All attributes that change: what is derived from them, and the version, change with them.</summary>
    private static HashSet<string> ChangesOf(EntitySchema entity, EntityWrite write)
    {
        HashSet<string> changes = [.. write.Changes];
        changes.UnionWith(entity.Attributes.Where(attribute => attribute.DerivedFrom.Any(changes.Contains)).Select(attribute => attribute.Name).ToList());
        if (write.Verb is WriteVerb.Save or WriteVerb.Update)
            changes.UnionWith(entity.Attributes.Where(attribute => attribute.Role.HasFlag(AttributeRole.Version)).Select(attribute => attribute.Name));
        return changes;
    }

    private static double TableUnits(WriteVerb verb, int bytes) => verb switch
    {
        WriteVerb.Insert => CapacityUnits.Write(0, bytes),
        WriteVerb.Delete => CapacityUnits.Write(bytes, 0),
        _ => CapacityUnits.Write(bytes, bytes),
    };

    private static double IndexUnits(WriteVerb verb, IndexSchema index, HashSet<string> changes, int? entry) => entry is null ? 0 : new IndexChange(
        verb == WriteVerb.Insert ? null : entry,
        verb == WriteVerb.Delete ? null : entry,
        verb is not (WriteVerb.Insert or WriteVerb.Delete) && index.Key.Attributes.Any(changes.Contains),
        verb is not (WriteVerb.Insert or WriteVerb.Delete) && (index.Included is null ? changes.Count > 0 : index.Included.Any(changes.Contains))).Units;

    // The item is marked, and what refers to it is looked for; nothing does.
    private WriteUse GuardOf(EntitySchema entity, WrittenItem item)
    {
        var index = entity.Indexes.Index().Where(one => one.Item.Included is null && item.Entries[one.Index] is not null).Sum(one => CapacityUnits.Write(item.Entries[one.Index]!.Value, item.Entries[one.Index]!.Value + MarkBytes));
        var mark = new WriteUse(0, CapacityUnits.Write(item.Bytes, item.Bytes + MarkBytes) + index, index, 1, 1, false, IsEstimate: true);
        List<double> searches = [.. schema.Entities.SelectMany(other => other.References.Where(reference => reference.IsEnforced && reference.Target == entity.Name).Select(reference => CapacityUnits.Read(0, other.Key.Partition[0] == reference.Attribute)))];
        return mark + new WriteUse(searches.Sum(), 0, 0, searches.Count, 1, false, false);
    }
}
