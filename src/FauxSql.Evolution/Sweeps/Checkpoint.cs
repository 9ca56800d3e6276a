namespace FauxSql.Evolution.Sweeps;

/// <summary>How far a segment of a sweep came: everything up to here was changed or quarantined.</summary>
/// <param name="After">The key of the last item, as the service gave it, or <see langword="null"/> at the end.</param>
/// <param name="Tally">What was done.</param>
/// <param name="IsDone">Whether the segment is at its end.</param>
internal sealed record Checkpoint(string? After, SweepTally Tally, bool IsDone);
