namespace FauxSql;

/// <summary>One read of a <see cref="Plan"/>, before those of one table are joined into a batch: what tools need to say what it will cost.</summary>
/// <param name="RoundTrip">The round trip it belongs to, counted from 1.</param>
/// <param name="Operation"><c>GetItem</c>, <c>Query</c> or <c>Scan</c>.</param>
/// <param name="Entity">The entity read, or the layout's name for the claims to unique values.</param>
/// <param name="Index">The index's logical name, or <see langword="null"/> for the table itself.</param>
public sealed record PlannedRead(int RoundTrip, string Operation, string Entity, string? Index)
{
    /// <summary>
    /// Numbers for the values of the key where they are known before anything is read, in the order of the key's attributes: one number is one value in all reads of a plan.
    /// Empty for a scan, and where the key is that of something found before.
    /// </summary>
    public IReadOnlyList<int> Arguments { get; init; } = [];

    /// <summary>The position in <see cref="Plan.Reads"/> of the read whose items have the key, or <see langword="null"/>. It is sent once for each different key.</summary>
    public int? From { get; init; }

    /// <summary>The attribute of those items that holds the key, or <see langword="null"/>.</summary>
    public string? FromAttribute { get; init; }

    /// <summary>How many items are wanted, or <see langword="null"/> for all.</summary>
    public int? Take { get; init; }

    /// <summary>Whether they are read in descending order of the sort key.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Whether it is strongly consistent.</summary>
    public bool IsConsistent { get; init; }

    /// <summary>Whether there is a condition of the sort key, a filter or a bound, so that how much it evaluates depends on values.</summary>
    public bool IsNarrowed { get; init; }

    /// <summary>Over how many shards of the index, or segments of the table, it is sent.</summary>
    public int Parts { get; init; } = 1;
}
