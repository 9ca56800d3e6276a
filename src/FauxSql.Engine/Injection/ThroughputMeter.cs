using FauxSql.Engine.Tables;

namespace FauxSql.Engine.Injection;

/// <summary>
/// What a table and its global indexes have left of their provisioned throughput. A request is let in as long as anything is left, and may
/// overdraw it. An index without write units refuses the table's writes.
/// </summary>
internal sealed class ThroughputMeter(TableState table, TimeProvider time)
{
    /// <summary>What the table itself is called here, which no index can be.</summary>
    public const string OfTable = "";

    private readonly Dictionary<(string Index, bool IsRead), ThroughputBucket> _buckets = [];

    /// <summary>Who has nothing left for reads, or for writes: indexes by their names, and the table itself as <see cref="OfTable"/>.</summary>
    public IReadOnlyList<string> Exhausted(bool isRead)
    {
        lock (_buckets)
        {
            var now = time.GetUtcNow();
            var exhausted = new List<string>();
            if (Bucket(OfTable, isRead, table.Definition.Throughput).IsEmpty(now))
                exhausted.Add(OfTable);
            foreach (var index in table.Indexes)
                if (!isRead && !index.Definition.IsLocal && Bucket(index.Definition.Name, isRead, index.Definition.Throughput).IsEmpty(now))
                    exhausted.Add(index.Definition.Name);
            return exhausted;
        }
    }

    /// <summary>Takes what a request consumed; local indexes share the table's.</summary>
    public void Spend(IndexState? index, double units, bool isRead)
    {
        lock (_buckets)
        {
            var bucket = index is null or { Definition.IsLocal: true }
                ? Bucket(OfTable, isRead, table.Definition.Throughput)
                : Bucket(index.Definition.Name, isRead, index.Definition.Throughput);
            bucket.Take(units, time.GetUtcNow());
        }
    }

    private ThroughputBucket Bucket(string index, bool isRead, Throughput throughput)
    {
        if (!_buckets.TryGetValue((index, isRead), out var bucket))
            _buckets[(index, isRead)] = bucket = new ThroughputBucket(time.GetUtcNow());
        bucket.Rate = isRead ? throughput.Read : throughput.Write;
        return bucket;
    }
}
