namespace FauxSql.Stores;

internal static class Backoff
{
    /// <summary>How long to wait before the next attempt: doubling from 20 ms up to 1.28 s, half of it at random.</summary>
    public static TimeSpan Of(int attempt)
    {
        var full = 20 * Math.Pow(2, Math.Min(attempt, 6));
        return TimeSpan.FromMilliseconds((full / 2) + (Random.Shared.NextDouble() * full / 2));
    }
}
