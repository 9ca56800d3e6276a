namespace FauxSql.Design.Costs.Traffic;

/// <summary>What an application asks of its tables.</summary>
/// <param name="Source">Where it is from, for people: <c>written by hand</c>, <c>recorded from … to …</c>.</param>
/// <param name="Reads">The access patterns that are used.</param>
/// <param name="Writes">What is written.</param>
/// <param name="Measured">Units that were consumed, where it was measured.</param>
public sealed record Workload(string Source, IReadOnlyList<PatternRate> Reads, IReadOnlyList<WriteRate> Writes, IReadOnlyList<MeasuredRate> Measured)
{
    /// <summary>Why it cannot be compared with a single table, in a sentence; <see langword="null"/> where it can.</summary>
    public string? WhyNotCompared { get; init; }

    /// <summary>The requests of the application a second, as far as they are known; a pattern counts once, however many requests it sends.</summary>
    public double PerSecond => Reads.Sum(read => read.PerSecond) + Writes.Sum(write => write.PerSecond) + Measured.Sum(measured => measured.PerSecond ?? 0);
}
