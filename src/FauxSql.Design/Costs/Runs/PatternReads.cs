namespace FauxSql.Design.Costs.Runs;

/// <summary>What an access pattern reads, summed over so many runs of it, one for each key that it may be asked for.</summary>
/// <param name="Runs">How many runs; at least one.</param>
/// <param name="ReadUnits">The read units of all.</param>
/// <param name="CollectedUnits">What they would be if one query of a single table found all of it.</param>
/// <param name="Calls">The requests that are sent together, by round trip.</param>
/// <param name="Items">The items evaluated.</param>
/// <param name="IsEstimate">Whether averages or assumptions went into it.</param>
public sealed record PatternReads(double Runs, double ReadUnits, double CollectedUnits, IReadOnlyList<double> Calls, double Items, bool IsEstimate)
{
    /// <summary>The read units of one run, on average.</summary>
    public double UnitsPerRun => ReadUnits / Runs;

    /// <summary>The read units of one run if one query found all, on average.</summary>
    public double CollectedPerRun => CollectedUnits / Runs;

    /// <summary>The requests of one run, on average.</summary>
    public double RequestsPerRun => Calls.Sum() / Runs;

    /// <summary>The requests of each round trip of one run, on average.</summary>
    public IReadOnlyList<double> CallsPerRun => [.. Calls.Select(calls => calls / Runs)];

    /// <summary>One run of reads that have nothing to do with one another, one after another or together.</summary>
    internal PatternReads Beside(PatternReads other) => new(
        1,
        UnitsPerRun + other.UnitsPerRun,
        CollectedPerRun + other.CollectedPerRun,
        [.. Enumerable.Range(0, Math.Max(Calls.Count, other.Calls.Count)).Select(trip => CallsPerRun.ElementAtOrDefault(trip) + other.CallsPerRun.ElementAtOrDefault(trip))],
        (Items / Runs) + (other.Items / other.Runs),
        IsEstimate || other.IsEstimate);
}
