using FauxSql.Design.Capacity;
using FauxSql.Protocol.Limits;

namespace FauxSql.Design.Costs.Runs;

/// <summary>Adds up what the runs of one group of reads use.</summary>
internal sealed class ReadSum(int roundTrips, bool isEstimate)
{
    private readonly double[] _calls = new double[roundTrips];
    private readonly Dictionary<(int Trip, string Entity, bool IsConsistent), int> _points = [];
    private readonly List<int> _collected = [];
    private int _runs;
    private double _units;
    private double _collectedUnits;
    private double _items;

    /// <summary>All runs; null when there were none.</summary>
    public PatternReads? Total => _runs == 0 ? null : new PatternReads(_runs, _units, _collectedUnits, _calls, _items, isEstimate);

    public void BeginRun()
    {
        _runs++;
        _points.Clear();
        _collected.Clear();
    }

    /// <summary>One request of a read, or its part of a batch.</summary>
    /// <param name="read">The read.</param>
    /// <param name="entries">What it evaluates.</param>
    /// <param name="overhead">By how much an item is larger in a single table, or null where that has it within another item.</param>
    /// <param name="isAlone">Whether a single table sends it as it is.</param>
    public void Add(PlannedRead read, IReadOnlyList<StoredEntry> entries, int? overhead, bool isAlone)
    {
        if (read.Operation == "GetItem")
        {
            var batch = (read.RoundTrip, read.Entity, read.IsConsistent);
            _calls[read.RoundTrip - 1] += _points.GetValueOrDefault(batch) % DynamoLimits.BatchGetKeys == 0 ? 1 : 0;
            _points[batch] = _points.GetValueOrDefault(batch) + 1;
        }
        else
        {
            _calls[read.RoundTrip - 1] += read.Parts;
        }

        _units += UnitsOf(read, entries, 0);
        _items += entries.Count;
        if (overhead is not { } more)
            return;
        if (isAlone)
            _collectedUnits += UnitsOf(read, entries, more);
        else
            _collected.AddRange(entries.Select(entry => entry.Bytes + more));
    }

    public void EndRun(bool isCollected)
    {
        if (isCollected)
            _collectedUnits += CapacityPrediction.OfRead(ReadKind.Page, _collected, isConsistent: false).ReadUnits;
    }

    private static double UnitsOf(PlannedRead read, IReadOnlyList<StoredEntry> entries, int overhead)
    {
        if (read.Operation == "GetItem")
            return CapacityPrediction.OfRead(ReadKind.Items, [entries.Count == 0 ? 0 : entries[0].Bytes + overhead], read.IsConsistent).ReadUnits;
        var pages = entries.GroupBy(entry => entry.Shard).Select(shard => shard.Select(entry => entry.Bytes + overhead).ToList()).ToList();
        if (read.Operation == "Query")
            pages.AddRange(Enumerable.Repeat(new List<int>(), read.Parts - pages.Count)); // an empty shard is charged too
        return pages.Sum(page => CapacityPrediction.OfRead(ReadKind.Page, page, read.IsConsistent).ReadUnits);
    }
}
