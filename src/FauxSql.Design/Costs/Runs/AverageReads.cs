using FauxSql.Design.Costs.Latency;
using FauxSql.Design.Costs.Layouts;
using FauxSql.Design.Costs.Sizes;
using FauxSql.Protocol.Capacity;
using FauxSql.Protocol.Limits;
using FauxSql.Schema;

namespace FauxSql.Design.Costs.Runs;

/// <summary>What access patterns read if every item had the average size and every key the average number of items: an estimate.</summary>
/// <param name="schema">The model.</param>
/// <param name="sizes">The averages.</param>
/// <param name="single">How the items would lie in a single table.</param>
internal sealed class AverageReads(DatabaseSchema schema, AverageSizes sizes, SingleTable single)
{
    private const double ClaimUnits = 1;

    private readonly HashSet<string> _entities = [.. schema.Entities.Select(entity => entity.Name)];

    /// <param name="plan">What the pattern sends.</param>
    /// <param name="items">How many items its first query evaluates, or null for the average.</param>
    public PatternReads Of(Plan plan, double? items = null)
    {
        PatternReads? all = null;
        foreach (var group in ReadGroup.Of(plan.Reads))
        {
            var reads = OfGroup(plan.Reads, group, items);
            all = all?.Beside(reads) ?? reads;
        }

        return all ?? new PatternReads(1, new ReadUse(), new ReadUse(), IsEstimate: true);
    }

    private PatternReads OfGroup(IReadOnlyList<PlannedRead> reads, ReadGroup group, double? items)
    {
        var (multi, inSingle) = (new ReadUse(), new ReadUse());
        var found = new Dictionary<int, double>();
        var isCollected = single.Collects(reads, group);
        var alone = group.Reads.Select(position => reads[position]).Where(read => !single.IsCopied(reads, read)).ToList();
        var bytes = 0.0;
        foreach (var position in group.Reads)
        {
            var read = reads[position];
            var (keys, each) = (KeysOf(read, found), EachOf(read, items));
            found[position] = keys * each;
            Add(multi, read, keys, each * BytesOf(read));
            if (!alone.Contains(read))
                continue;
            var larger = each * (BytesOf(read) + single.OverheadOf(read.Entity));
            bytes += keys * larger;
            if (!isCollected)
                Add(inSingle, read, keys, larger);
        }

        if (isCollected)
            AddQueries(inSingle, 1, alone.Max(read => read.Parts), bytes, alone.TrueForAll(read => read.IsConsistent));
        return new PatternReads(1, multi, inSingle, IsEstimate: true);
    }

    // So many keys, with so many bytes of items each.
    private void Add(ReadUse use, PlannedRead read, double keys, double bytes)
    {
        if (read.Operation != "GetItem")
        {
            AddQueries(use, read.RoundTrip, keys * read.Parts, keys * bytes, read.IsConsistent);
            return;
        }

        var units = _entities.Contains(read.Entity) ? CapacityUnits.Read((int)Math.Ceiling(bytes), read.IsConsistent) : ClaimUnits;
        use.Add(read.RoundTrip, 0, keys > 1 ? ReadCalls.Batch : ReadCalls.Item, Math.Ceiling(keys / DynamoLimits.BatchGetKeys), keys * units);
    }

    private static void AddQueries(ReadUse use, int roundTrip, double queries, double bytes, bool isConsistent)
    {
        if (queries == 0)
            return;
        foreach (var (page, size) in Pages(bytes / queries).Index())
            use.Add(roundTrip, page, ReadCalls.Query, queries, queries * CapacityUnits.Read(size, isConsistent));
    }

    // Each item found leads to another, as long as there are so many.
    private double KeysOf(PlannedRead read, Dictionary<int, double> found) => read.From is { } from ? Math.Min(found[from], ItemsOf(read.Entity)) : 1;

    private double EachOf(PlannedRead read, double? items)
    {
        if (read.Operation == "GetItem" || !_entities.Contains(read.Entity))
            return 1;
        var all = read.Operation == "Scan" ? IndexOf(read)?.Items ?? ItemsOf(read.Entity)
            : read.From is null && items is { } given ? given
            : IndexOf(read)?.PerKey ?? sizes.Entities[read.Entity].PerKey;
        return read.Take is { } take && !read.IsNarrowed ? Math.Min(all, take * read.Parts) : all;
    }

    private double BytesOf(PlannedRead read) => !_entities.Contains(read.Entity) ? 0 : IndexOf(read)?.Bytes ?? sizes.Entities[read.Entity].Bytes;

    private double ItemsOf(string entity) => _entities.Contains(entity) ? sizes.Entities[entity].Items : double.MaxValue;

    private IndexAverages? IndexOf(PlannedRead read) => read.Index is null ? null : sizes.Entities[read.Entity].Indexes[read.Index];

    private static int[] Pages(double bytes) =>
        [.. Enumerable.Repeat(DynamoLimits.PageBytes, (int)(bytes / DynamoLimits.PageBytes)), (int)Math.Ceiling(bytes % DynamoLimits.PageBytes)];
}
