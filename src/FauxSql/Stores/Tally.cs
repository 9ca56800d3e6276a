namespace FauxSql.Stores;

/// <summary>What one run has sent so far. Safe for concurrent use.</summary>
internal sealed class Tally
{
    private readonly Lock _lock = new();
    private readonly List<(long Wave, SentRequest Request)> _sent = [];
    private readonly HashSet<string> _writes = new(StringComparer.Ordinal);

    /// <summary>Whether it is the run of a read, and not of a write, which may have to read too.</summary>
    public bool IsRead { get; set; }

    /// <summary>What was written so far, such as <c>insert Order</c>, each once.</summary>
    public IReadOnlyList<string> Writes
    {
        get
        {
            lock (_lock)
                return [.. _writes];
        }
    }

    public void Wrote(IEnumerable<string> actions)
    {
        lock (_lock)
            _writes.UnionWith(actions);
    }

    public void Count(long wave, SentRequest request)
    {
        lock (_lock)
            _sent.Add((wave, request));
    }

    /// <summary>The requests, with their round trips counted from 1.</summary>
    public Usage ToUsage()
    {
        lock (_lock)
            return Usage.Of(_sent, _writes);
    }
}
