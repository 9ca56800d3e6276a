namespace FauxSql.Design.Costs.Latency;

/// <summary>The quantiles of the normal distribution.</summary>
internal static class NormalQuantile
{
    /// <summary>The value below which the standard normal distribution lies with a probability: found between bounds, to 1e-12.</summary>
    public static double Of(double probability)
    {
        var (low, high) = (-8.0, 8.0);
        while (high - low > 1e-12)
        {
            var middle = (low + high) / 2;
            (low, high) = Below(middle) < probability ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    // Marsaglia, "Evaluating the Normal Distribution", 2004: a series that converges everywhere.
    private static double Below(double value)
    {
        var (sum, term) = (value, value);
        for (var i = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum) && i < 400; i += 2)
            sum += term *= value * value / i;
        return 0.5 + (sum * Math.Exp(-value * value / 2) / Math.Sqrt(2 * Math.PI));
    }
}
