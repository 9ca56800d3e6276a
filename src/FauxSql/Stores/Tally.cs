namespace FauxSql.Stores;

/// <summary>What one run has sent so far. Safe for concurrent use.</summary>
internal sealed class Tally
{
    private readonly Lock _lock = new();
    private readonly List<(long Wave, SentRequest Request)> _sent = [];

    /// <summary>Whether it is the run of a read, and not of a write, which may have to read too.</summary>
    public bool IsRead { get; set; }

    public void Count(long wave, SentRequest request)
    {
        lock (_lock)
            _sent.Add((wave, request));
    }

    /// <summary>The requests, with their round trips counted from 1.</summary>
    public Usage ToUsage()
    {
        lock (_lock)
            return Usage.Of(_sent);
    }
}
