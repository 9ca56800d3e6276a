namespace FauxSql.Traffic;

/// <summary>One request that was sent, and what it used: names and numbers, and neither keys nor values. An attempt that was repeated is an entry of its own.</summary>
/// <param name="At">When it was sent.</param>
/// <param name="Operation">DynamoDB's operation, such as <c>Query</c>.</param>
public sealed record TrafficEntry(DateTimeOffset At, string Operation)
{
    /// <summary>The physical tables, each once.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>The physical index that was read, or <see langword="null"/>.</summary>
    public string? Index { get; init; }

    /// <summary>The entity, or <see langword="null"/> when that is not known: of several, or of a client that is not FauxSql.</summary>
    public string? Entity { get; init; }

    /// <summary>The access pattern that the operation was named for, or that its key or index serves alone, or <see langword="null"/>.</summary>
    public string? Pattern { get; init; }

    /// <summary>The read units consumed, as far as the answer tells.</summary>
    public double ReadUnits { get; init; }

    /// <summary>The write units consumed, as far as the answer tells.</summary>
    public double WriteUnits { get; init; }

    /// <summary>The same units by table and index, as far as the service tells them apart.</summary>
    public IReadOnlyList<TrafficUnits> Units { get; init; } = [];

    /// <summary>The items that a batch or a transaction names; 0 for any other request.</summary>
    public int Entries { get; init; }

    /// <summary>The items in the answer.</summary>
    public int Items { get; init; }

    /// <summary>The items read to find them, before the filter.</summary>
    public int Evaluated { get; init; }

    /// <summary>The size of the request in bytes.</summary>
    public int BytesSent { get; init; }

    /// <summary>The size of the answer in bytes.</summary>
    public int BytesReceived { get; init; }

    /// <summary>How long the answer took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Which attempt it was, counted from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>The number of the wave, unique in the process that sent it: requests of one wave were sent together. 0 is a wave of its own.</summary>
    public long Wave { get; init; }

    /// <summary>The service's error code or the type of the exception, or <see langword="null"/> for success.</summary>
    public string? Error { get; init; }
}
