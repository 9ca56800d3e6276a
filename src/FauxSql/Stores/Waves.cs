namespace FauxSql.Stores;

/// <summary>Numbers the waves of this process.</summary>
internal static class Waves
{
    private static long _last;

    public static long Next() => Interlocked.Increment(ref _last);
}
