using FauxSql.Engine.Tables;

namespace FauxSql.Engine.Injection;

/// <summary>
/// What a table and its global indexes have left of their provisioned throughput. A request is let in as long as anything is left, and may
/// overdraw it. An index without write units refuses the table's writes.
/// </summary>
internal sealed class ThroughputMeter(TableState table, TimeProvider time)
{
    private const string OfTable = "";
    private readonly Dictionary<(string Index, bool IsRead), ThroughputBucket> _buckets = [];

    /// <summary>Whether nothing is left for reads, or for writes.</summary>
    public bool IsExhausted(bool isRead)
    {
        lock (_buckets)
        {
            var isExhausted = Bucket(OfTable, isRead, table.Definition.Throughput).IsEmpty(time.GetUtcNow());
            if (isRead)
                return isExhausted;
            foreach (var index in table.Indexes)
                if (!index.Definition.IsLocal)
                    isExhausted |= Bucket(index.Definition.Name, isRead, index.Definition.Throughput).IsEmpty(time.GetUtcNow());
            return isExhausted;
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
