namespace FauxSql.Design.Costs.Writes;

/// <summary>What a write uses, with what it reads before and afterwards.</summary>
/// <param name="ReadUnits">The read units.</param>
/// <param name="WriteUnits">The write units, those of indexes, claims and checks included.</param>
/// <param name="IndexUnits">Those of indexes alone.</param>
/// <param name="Requests">The requests.</param>
/// <param name="RoundTrips">How often the service is waited for.</param>
/// <param name="IsTransaction">Whether a transaction is among them.</param>
/// <param name="IsEstimate">Whether averages or assumptions went into it.</param>
public sealed record WriteUse(double ReadUnits, double WriteUnits, double IndexUnits, double Requests, double RoundTrips, bool IsTransaction, bool IsEstimate)
{
    /// <summary>Nothing.</summary>
    public static WriteUse None { get; } = new(0, 0, 0, 0, 0, false, false);

    /// <summary>Both.</summary>
    public static WriteUse operator +(WriteUse left, WriteUse right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(
            left.ReadUnits + right.ReadUnits,
            left.WriteUnits + right.WriteUnits,
            left.IndexUnits + right.IndexUnits,
            left.Requests + right.Requests,
            left.RoundTrips + right.RoundTrips,
            left.IsTransaction || right.IsTransaction,
            left.IsEstimate || right.IsEstimate);
    }

    /// <summary>So many of them, or a part of one.</summary>
    /// <param name="count">How many.</param>
    /// <param name="of">Of how many that this is the sum of; divided last, so that averages of whole numbers are exact.</param>
    public WriteUse Times(double count, double of = 1) => this with
    {
        ReadUnits = ReadUnits * count / of,
        WriteUnits = WriteUnits * count / of,
        IndexUnits = IndexUnits * count / of,
        Requests = Requests * count / of,
        RoundTrips = RoundTrips * count / of,
    };
}
