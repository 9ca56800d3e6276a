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

        // Whose value a second claim is, and what else a claimed value is the key of, the items do not say.
        if (group.Reads.Any(read => read != group.Driver && reads[read].From is null && (IsClaim(driver) || IsClaim(reads[read]))))
            return null;
        var sum = new ReadSum(
            single.Collects(reads, group) ? [.. group.Reads.Select(read => reads[read]).Where(read => !single.IsCopied(reads, read))] : null,
            group.Reads.Any(read => reads[read].IsNarrowed || reads[read] is { Operation: "Scan", Parts: > 1 } || reads[read].Arguments.Except(driver.Arguments).Any()));
        if (IsClaim(driver))
            RunForOwners(reads, group, sum);
        else
            RunForKeys(reads, group, sum);
        return sum.Total;
    }

    private void RunForKeys(IReadOnlyList<PlannedRead> reads, ReadGroup group, ReadSum sum)
    {
        var driver = reads[group.Driver];
        foreach (var key in PathOf(driver, driver.Arguments.Count).Keys)
            Run(reads, group, driver.Arguments.Zip(key).DistinctBy(argument => argument.First).ToDictionary(argument => argument.First, argument => argument.Second), null, sum);
    }

    // Who has a unique value is asked first, and then the item: once for each item that may have such a value.
    private void RunForOwners(IReadOnlyList<PlannedRead> reads, ReadGroup group, ReadSum sum)
    {
        foreach (var owner in group.Reads.Select(read => reads[read]).Where(read => read.From == group.Driver).Take(1))
        {
            var entity = _entities[owner.Entity];
            List<string> unique = [.. entity.Attributes.Where(attribute => attribute.Unique is not null).Select(attribute => attribute.Name)];
            foreach (var item in sizes.Of(entity).Where(item => unique.Exists(item.Values.ContainsKey)))
                Run(reads, group, [], new StoredEntry(item, 0, null), sum);
        }
    }

    private void Run(IReadOnlyList<PlannedRead> reads, ReadGroup group, Dictionary<int, AttributeValue> arguments, StoredEntry? owner, ReadSum sum)
    {
        var found = new Dictionary<int, IReadOnlyList<StoredEntry>>();
        var points = new HashSet<(int, string, ValueList<AttributeValue>)>();
        sum.BeginRun();
        foreach (var position in group.Reads)
        {
            var read = reads[position];
            if (IsClaim(read))
            {
                sum.Add(read, [], 0);
                found[position] = [owner!];
                continue;
            }

            var evaluated = new List<StoredEntry>();
            foreach (var (key, shard) in KeysOf(reads, read, arguments, found))
            {
                // What is asked for twice in one round trip is sent once.
                var isSent = read.Operation != "GetItem" || points.Add((read.RoundTrip, read.Entity, key));
                var entries = Evaluated(read, key, shard);
                if (isSent)
                    sum.Add(read, entries, single.IsCopied(reads, read) ? null : single.OverheadOf(read.Entity));
                evaluated.AddRange(entries);
            }

            found[position] = evaluated;
        }

        sum.EndRun();
    }

    // The keys, and the shard of what they were found with.
    private IEnumerable<(ValueList<AttributeValue> Key, AttributeValue? Shard)> KeysOf(
        IReadOnlyList<PlannedRead> reads, PlannedRead read, Dictionary<int, AttributeValue> arguments, Dictionary<int, IReadOnlyList<StoredEntry>> found)
    {
        if (read.From is not { } from)
            return read.Arguments.All(arguments.ContainsKey) ? [(read.Arguments.Select(argument => arguments[argument]).ToValueList(), null)] : [];
        if (IsClaim(reads[from]))
            return found[from].Select(owner => (_entities[read.Entity].Key.Attributes.Select(name => owner.Item.Values[name]).ToValueList(), owner.Shard));
        return found[from].Where(entry => entry.Item.Values.ContainsKey(read.FromAttribute!))
            .Select(entry => (Key: ValueList.Create([entry.Item.Values[read.FromAttribute!]]), entry.Shard))
            .DistinctBy(entry => entry.Key);
    }

    // A limit holds for each shard, because all that is wanted may be in one of them.
    private IReadOnlyList<StoredEntry> Evaluated(PlannedRead read, ValueList<AttributeValue> key, AttributeValue? shard)
    {
        var entries = PathOf(read, key.Count).Of(key);
        if (read.Operation != "GetItem" && read.Take is { } take && !read.IsNarrowed)
            entries = [.. (read.IsDescending ? entries.Reverse() : entries).GroupBy(entry => entry.Shard).SelectMany(part => part.Take(take))];
        return shard is null ? entries : [.. entries.Select(entry => entry.Shard is null ? entry with { Shard = shard } : entry)];
    }

    private bool IsClaim(PlannedRead read) => !_entities.ContainsKey(read.Entity);

    private StoredPath PathOf(PlannedRead read, int given)
    {
        var at = (read.Entity, read.Index, given);
        if (!_paths.TryGetValue(at, out var path))
            _paths.Add(at, path = new StoredPath(_entities[read.Entity], read.Index, given, sizes.Of(_entities[read.Entity])));
        return path;
    }
}
