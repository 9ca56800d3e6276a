using FauxSql.Design.Capacity;
using FauxSql.Design.Costs.Layouts;
using FauxSql.Design.Costs.Sizes;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Costs.Runs;

/// <summary>
/// What access patterns read of the items that are stored: each pattern is followed for every key that it may be asked for, request by request, and charged by the sizes of
/// what it evaluates.
/// </summary>
/// <param name="sizes">The items.</param>
/// <param name="single">How they would lie in a single table.</param>
internal sealed class StoredReads(StoredSizes sizes, SingleTable single)
{
    // A key and an owner, which never reach 4 KB; claims are always read consistently.
    private const double ClaimUnits = 1;

    private readonly Dictionary<(string Entity, string? Index, int Given), StoredPath> _paths = [];
    private readonly Dictionary<string, EntitySchema> _entities = sizes.Schema.Entities.ToDictionary(entity => entity.Name);

    /// <summary>Null when nothing is stored that the pattern could be asked for.</summary>
    public PatternReads? Of(Plan plan)
    {
        PatternReads? all = null;
        foreach (var group in ReadGroup.Of(plan.Reads))
        {
            if (OfGroup(plan.Reads, group) is not { } reads)
                return null;
            all = all?.Beside(reads) ?? reads;
        }

        return all;
    }

    private PatternReads? OfGroup(IReadOnlyList<PlannedRead> reads, ReadGroup group)
    {
        var driver = reads[group.Driver];
        if (!_entities.ContainsKey(driver.Entity))
            return OfClaim(reads, group);
        var sum = new ReadSum(reads.Max(read => read.RoundTrip), group.Reads.Any(read => reads[read].IsNarrowed || reads[read].Arguments.Except(driver.Arguments).Any()));
        foreach (var key in PathOf(driver, driver.Arguments.Count).Keys)
            Run(reads, group, driver.Arguments.Zip(key).DistinctBy(argument => argument.First).ToDictionary(argument => argument.First, argument => argument.Second), sum);
        return sum.Total;
    }

    private void Run(IReadOnlyList<PlannedRead> reads, ReadGroup group, Dictionary<int, AttributeValue> arguments, ReadSum sum)
    {
        var found = new Dictionary<int, IReadOnlyList<StoredEntry>>();
        var points = new HashSet<(int, string, ValueList<AttributeValue>)>();
        var isCollected = single.Collects(reads, group);
        sum.BeginRun();
        foreach (var position in group.Reads)
        {
            var read = reads[position];
            var evaluated = new List<StoredEntry>();
            foreach (var key in KeysOf(read, arguments, found))
            {
                // What is asked for twice in one round trip is sent once.
                if (read.Operation == "GetItem" && !points.Add((read.RoundTrip, read.Entity, key)))
                {
                    evaluated.AddRange(PathOf(read, key.Count).Of(key));
                    continue;
                }

                var entries = Evaluated(read, key);
                sum.Add(read, entries, single.IsCopied(reads, read) ? null : single.OverheadOf(read.Entity), !isCollected);
                evaluated.AddRange(entries);
            }

            found[position] = evaluated;
        }

        sum.EndRun(isCollected);
    }

    private static IEnumerable<ValueList<AttributeValue>> KeysOf(PlannedRead read, Dictionary<int, AttributeValue> arguments, Dictionary<int, IReadOnlyList<StoredEntry>> found)
    {
        if (read.From is { } from)
            return found[from].Select(entry => entry.Item.Values.GetValueOrDefault(read.FromAttribute!)).OfType<AttributeValue>().Distinct().Select(value => ValueList.Create([value]));
        return read.Arguments.All(arguments.ContainsKey) ? [read.Arguments.Select(argument => arguments[argument]).ToValueList()] : [];
    }

    // A limit holds for each shard, because all that is wanted may be in one of them.
    private IReadOnlyList<StoredEntry> Evaluated(PlannedRead read, ValueList<AttributeValue> key)
    {
        var entries = PathOf(read, key.Count).Of(key);
        if (read.Operation == "GetItem" || read.Take is not { } take || read.IsNarrowed)
            return entries;
        var ordered = read.IsDescending ? entries.Reverse() : entries;
        return [.. ordered.GroupBy(entry => entry.Shard).SelectMany(shard => shard.Take(take))];
    }

    // Who has a unique value is asked first, and then the item.
    private PatternReads? OfClaim(IReadOnlyList<PlannedRead> reads, ReadGroup group)
    {
        var owner = reads[group.Reads[1]];
        var items = sizes.Of(_entities[owner.Entity]);
        return items.Count == 0 ? null : new PatternReads(
            items.Count,
            items.Sum(item => ClaimUnits + CapacityPrediction.OfRead(ReadKind.Items, [item.Bytes], isConsistent: true).ReadUnits),
            items.Sum(item => ClaimUnits + CapacityPrediction.OfRead(ReadKind.Items, [item.Bytes + single.OverheadOf(owner.Entity)], isConsistent: true).ReadUnits),
            [items.Count, items.Count],
            2 * items.Count,
            group.Reads.Count > 2);
    }

    private StoredPath PathOf(PlannedRead read, int given)
    {
        var at = (read.Entity, read.Index, given);
        if (!_paths.TryGetValue(at, out var path))
            _paths.Add(at, path = new StoredPath(_entities[read.Entity], read.Index, given, sizes.Of(_entities[read.Entity])));
        return path;
    }
}
