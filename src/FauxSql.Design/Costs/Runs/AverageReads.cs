using FauxSql.Design.Capacity;
using FauxSql.Design.Costs.Layouts;
using FauxSql.Design.Costs.Sizes;
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

        return all ?? new PatternReads(1, 0, 0, [], 0, IsEstimate: true);
    }

    private PatternReads OfGroup(IReadOnlyList<PlannedRead> reads, ReadGroup group, double? items)
    {
        var calls = new double[reads.Max(read => read.RoundTrip)];
        var found = new Dictionary<int, double>();
        var isCollected = single.Collects(reads, group);
        var (units, collectedUnits, collectedBytes) = (0.0, 0.0, 0.0);
        foreach (var position in group.Reads)
        {
            var read = reads[position];
            var keys = KeysOf(read, found);
            var each = EachOf(read, items);
            found[position] = keys * each;
            calls[read.RoundTrip - 1] += read.Operation == "GetItem" ? Math.Ceiling(keys / DynamoLimits.BatchGetKeys) : keys * read.Parts;
            units += keys * UnitsOf(read, each, 0);
            if (single.IsCopied(reads, read))
                continue;
            if (!isCollected)
                collectedUnits += keys * UnitsOf(read, each, single.OverheadOf(read.Entity));
            collectedBytes += keys * each * (BytesOf(read) + single.OverheadOf(read.Entity));
        }

        return new PatternReads(1, units, isCollected ? CapacityPrediction.OfRead(ReadKind.Page, Pages(collectedBytes), isConsistent: false).ReadUnits : collectedUnits, calls, found.Values.Sum(), IsEstimate: true);
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

    private double UnitsOf(PlannedRead read, double items, int overhead)
    {
        if (!_entities.Contains(read.Entity))
            return ClaimUnits;
        var bytes = BytesOf(read) + overhead;
        return read.Operation == "GetItem"
            ? CapacityPrediction.EstimateRead(ReadKind.Items, 1, bytes, read.IsConsistent).ReadUnits
            : read.Parts * CapacityPrediction.OfRead(ReadKind.Page, Pages(items * bytes / read.Parts), read.IsConsistent).ReadUnits;
    }

    private double BytesOf(PlannedRead read) => !_entities.Contains(read.Entity) ? 0 : IndexOf(read)?.Bytes ?? sizes.Entities[read.Entity].Bytes;

    private double ItemsOf(string entity) => _entities.Contains(entity) ? sizes.Entities[entity].Items : double.MaxValue;

    private IndexAverages? IndexOf(PlannedRead read) => read.Index is null ? null : sizes.Entities[read.Entity].Indexes[read.Index];

    private static int[] Pages(double bytes) =>
        [.. Enumerable.Repeat(DynamoLimits.PageBytes, (int)(bytes / DynamoLimits.PageBytes)), (int)Math.Ceiling(bytes % DynamoLimits.PageBytes)];
}
