namespace FauxSql.Evolution.Sweeps;

/// <summary>What a sweep did so far.</summary>
/// <param name="Read">Items read.</param>
/// <param name="Changed">Items changed.</param>
/// <param name="Quarantined">Items that could not be changed.</param>
internal readonly record struct SweepTally(long Read, long Changed, long Quarantined)
{
    public static SweepTally operator +(SweepTally left, SweepTally right) =>
        new(left.Read + right.Read, left.Changed + right.Changed, left.Quarantined + right.Quarantined);
}
