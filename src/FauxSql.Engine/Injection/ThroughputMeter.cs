using FauxSql.Engine.Tables;

namespace FauxSql.Engine.Injection;

/// <summary>
/// What a table and its global indexes have left of their provisioned throughput, or of the most that they may have on demand. A request is
/// let in as long as anything is left, and may overdraw it.
/// </summary>
internal sealed class ThroughputMeter(TableState table, TimeProvider time)
{
    /// <summary>What the table itself is called here, which no index can be.</summary>
    public const string OfTable = "";

    private readonly Dictionary<(string Part, bool IsRead), ThroughputBucket> _buckets = [];

    /// <summary>Whether there is a limit to anything of a table.</summary>
    public static bool Limits(TableDefinition table) =>
        !table.IsOnDemand || table.OnDemand is not null || table.Indexes.Any(index => index.OnDemand is not null);

    /// <summary>Who has nothing left for a read: a global index is read by itself, everything else with the table.</summary>
    /// <param name="index">The name of the index that is read, or <see langword="null"/>.</param>
    public IReadOnlyList<string> ExhaustedForRead(string? index) => Exhausted(GlobalIndexes.Where(i => i.Definition.Name == index).DefaultIfEmpty(), isRead: true);

    /// <summary>Who has nothing left for a write: the table, and each global index, which refuses the table's writes.</summary>
    public IReadOnlyList<string> ExhaustedForWrite() => Exhausted([null, .. GlobalIndexes], isRead: false);

    /// <summary>Takes what a request consumed; local indexes share the table's.</summary>
    public void Spend(IndexState? index, double units, bool isRead)
    {
        lock (_buckets)
            Bucket(index is { Definition.IsLocal: false } ? index : null, isRead)?.Take(units, time.GetUtcNow());
    }

    private IEnumerable<IndexState> GlobalIndexes => table.Indexes.Where(index => !index.Definition.IsLocal);

    private List<string> Exhausted(IEnumerable<IndexState?> parts, bool isRead)
    {
        lock (_buckets)
        {
            var now = time.GetUtcNow();
            return [.. parts.Where(part => Bucket(part, isRead)?.IsEmpty(now) == true).Select(NameOf)];
        }
    }

    // None where there is no limit.
    private ThroughputBucket? Bucket(IndexState? index, bool isRead)
    {
        if (RateOf(index, isRead) is not { } rate)
            return null;
        if (!_buckets.TryGetValue((NameOf(index), isRead), out var bucket))
            _buckets[(NameOf(index), isRead)] = bucket = new ThroughputBucket(time.GetUtcNow());
        bucket.Rate = rate;
        return bucket;
    }

    private long? RateOf(IndexState? index, bool isRead)
    {
        if (table.Definition.IsOnDemand)
        {
            var most = index is null ? table.Definition.OnDemand : index.Definition.OnDemand;
            return isRead ? most?.Read : most?.Write;
        }

        var provisioned = index?.Definition.Throughput ?? table.Definition.Throughput;
        return isRead ? provisioned.Read : provisioned.Write;
    }

    private static string NameOf(IndexState? index) => index?.Definition.Name ?? OfTable;
}
