namespace FauxSql.Design.Costs.Runs;

/// <summary>What an access pattern reads, summed over so many runs of it, one for each key that it may be asked for.</summary>
/// <param name="Runs">How many runs; at least one.</param>
/// <param name="MultiTable">What all of them use with a table for each entity.</param>
/// <param name="SingleTable">What they would use in a single table.</param>
/// <param name="IsEstimate">Whether averages or assumptions went into it.</param>
internal sealed record PatternReads(double Runs, ReadUse MultiTable, ReadUse SingleTable, bool IsEstimate)
{
    /// <summary>One run, on average.</summary>
    public PatternReads PerRun => new(1, MultiTable.PerRun(Runs), SingleTable.PerRun(Runs), IsEstimate);

    /// <summary>One run of reads that have nothing to do with one another, one after another or together.</summary>
    public PatternReads Beside(PatternReads other) =>
        new(1, PerRun.MultiTable.Beside(other.PerRun.MultiTable), PerRun.SingleTable.Beside(other.PerRun.SingleTable), IsEstimate || other.IsEstimate);
}
