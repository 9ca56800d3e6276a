namespace FauxSql.Stores;

/// <summary>How often and how long work that was held up is waited for.</summary>
internal static class Backoff
{
    /// <summary>Attempts before giving up, where nothing else bounds them; about four seconds in all.</summary>
    public const int Attempts = 9;

    /// <summary>How long to wait before the next attempt: doubling from 20 ms up to 1.28 s, half of it at random.</summary>
    /// <param name="attempt">The number of attempts that went before this one's.</param>
    public static TimeSpan Of(int attempt)
    {
        var full = 20 * Math.Pow(2, Math.Min(attempt, 6));
        return TimeSpan.FromMilliseconds((full / 2) + (Random.Shared.NextDouble() * full / 2));
    }
}
