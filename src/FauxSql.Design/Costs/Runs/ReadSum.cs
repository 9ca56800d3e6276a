using FauxSql.Design.Capacity;
using FauxSql.Design.Costs.Latency;
using FauxSql.Protocol.Capacity;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Design.Costs.Runs;

/// <summary>Adds up what the runs of one group of reads use.</summary>
/// <param name="collected">The reads whose place one query takes in a single table, or null where each is sent there too.</param>
/// <param name="isEstimate">Whether how much they evaluate depends on values.</param>
internal sealed class ReadSum(IReadOnlyList<PlannedRead>? collected, bool isEstimate)
{
    private readonly ReadUse _multiTable = new();
    private readonly ReadUse _singleTable = new();
    private readonly Dictionary<(ReadUse Of, int RoundTrip, string Table, bool IsConsistent), int> _batches = [];
    private readonly List<(AttributeValue? Shard, int Bytes)> _collection = [];
    private int _runs;

    /// <summary>All runs; null when there were none.</summary>
    public PatternReads? Total => _runs == 0 ? null : new PatternReads(_runs, _multiTable, _singleTable, isEstimate);

    public void BeginRun()
    {
        _runs++;
        _batches.Clear();
        _collection.Clear();
    }

    /// <summary>One read of one key: a request, several, or a part of a batch.</summary>
    /// <param name="read">The read.</param>
    /// <param name="entries">What it evaluates.</param>
    /// <param name="overhead">By how much an item is larger in a single table, or null where that has it within another item.</param>
    public void Add(PlannedRead read, IReadOnlyList<StoredEntry> entries, int? overhead)
    {
        Add(_multiTable, read, read.Entity, entries, 0);
        if (overhead is not { } more)
            return;
        if (collected is null)
            Add(_singleTable, read, "", entries, more);
        else
            _collection.AddRange(entries.Select(entry => (entry.Shard, entry.Bytes + more)));
    }

    public void EndRun()
    {
        if (collected is null)
            return;

        // What is in no shard by itself is in one of those of what it belongs to.
        var one = _collection.Find(entry => entry.Shard is not null).Shard;
        var isConsistent = collected.All(read => read.IsConsistent);
        foreach (var shard in Padded(_collection.GroupBy(entry => entry.Shard ?? one).Select(shard => shard.Select(entry => entry.Bytes)), collected.Max(read => read.Parts)))
            AddPages(_singleTable, 1, CapacityPrediction.PagesOf(shard), isConsistent);
    }

    private void Add(ReadUse use, PlannedRead read, string table, IReadOnlyList<StoredEntry> entries, int more)
    {
        if (read.Operation == "GetItem")
        {
            AddItem(use, read, table, entries.Count == 0 ? 0 : entries[0].Bytes + more);
            return;
        }

        foreach (var part in PartsOf(read, entries))
        {
            List<int> sizes = [.. part.Select(entry => entry.Bytes + more)];
            AddPages(use, read.RoundTrip, CapacityPrediction.PagesOf(sizes, isEnough: !read.IsNarrowed && sizes.Count == read.Take), read.IsConsistent);
        }
    }

    private void AddItem(ReadUse use, PlannedRead read, string table, int bytes)
    {
        var batch = (use, read.RoundTrip, table, read.IsConsistent);
        var place = _batches.GetValueOrDefault(batch);
        _batches[batch] = place + 1;
        use.Add(
            read.RoundTrip,
            0,
            place == 0 ? ReadCalls.Item : ReadCalls.Batch,
            place % DynamoLimits.BatchGetKeys == 0 ? 1 : 0,
            CapacityUnits.Read(bytes, read.IsConsistent));
    }

    private static void AddPages(ReadUse use, int roundTrip, IReadOnlyList<int> pages, bool isConsistent)
    {
        foreach (var (page, bytes) in pages.Index())
            use.Add(roundTrip, page, ReadCalls.Query, 1, CapacityUnits.Read(bytes, isConsistent));
    }

    // A query asks each shard, an empty one too; a scan reads the segments of its table or index.
    private static IEnumerable<IEnumerable<StoredEntry>> PartsOf(PlannedRead read, IReadOnlyList<StoredEntry> entries) => read.Operation == "Query"
        ? Padded(entries.GroupBy(entry => entry.Shard), read.Parts)
        : Padded(entries.Index().GroupBy(entry => entry.Index % read.Parts, entry => entry.Item), read.Parts);

    private static IEnumerable<IEnumerable<T>> Padded<T>(IEnumerable<IEnumerable<T>> parts, int count)
    {
        List<IEnumerable<T>> all = [.. parts];
        return all.Concat(Enumerable.Repeat(Enumerable.Empty<T>(), Math.Max(0, count - all.Count)));
    }
}
