namespace FauxSql.Design.Costs.Latency;

/// <summary>How long something takes.</summary>
/// <param name="P50">What half of all calls stay below, in milliseconds.</param>
/// <param name="P99">What 99 of 100 calls stay below, in milliseconds.</param>
public sealed record LatencyFigure(double P50, double P99)
{
    // The 99th percentile of the normal distribution.
    private const double Normal99 = 2.3263478740408408;

    /// <summary>One after the other: the sums, which for the 99th percentile is more than it is, because both are rarely slow at once.</summary>
    public static LatencyFigure operator +(LatencyFigure left, LatencyFigure right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return new(left.P50 + right.P50, left.P99 + right.P99);
    }

    /// <summary>
    /// So many calls at once, of which the slowest counts: it stays below what a single call does with the n-th root of the probability. Between and beyond the two figures the
    /// logarithm is taken to be normally distributed.
    /// </summary>
    /// <param name="calls">How many; a fraction is an average.</param>
    public LatencyFigure Together(double calls)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(calls);
        return calls <= 1 ? this : new(QuantileOf(Math.Pow(0.5, 1 / calls)), QuantileOf(Math.Pow(0.99, 1 / calls)));
    }

    private double QuantileOf(double probability) => Math.Exp(Math.Log(P50) + (Math.Log(P99 / P50) / Normal99 * NormalQuantile.Of(probability)));
}
