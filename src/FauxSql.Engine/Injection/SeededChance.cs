namespace FauxSql.Engine.Injection;

/// <summary>Random choices of one kind, so that turning on another kind does not change them.</summary>
internal sealed class SeededChance(int seed, int kind)
{
    private readonly Random _random = new(HashCode(seed, kind));
    private readonly Lock _gate = new();

    /// <summary>Whether something happens that happens in a share of the cases.</summary>
    public bool Hits(double share) => share > 0 && NextDouble() < share;

    /// <summary>A number from 0 to below another.</summary>
    public int Below(int count)
    {
        lock (_gate)
            return _random.Next(count);
    }

    /// <summary>A random part of a time.</summary>
    public TimeSpan PartOf(TimeSpan most) => most * NextDouble();

    private double NextDouble()
    {
        lock (_gate)
            return _random.NextDouble();
    }

    // HashCode.Combine differs from process to process.
    private static int HashCode(int seed, int kind) => unchecked((seed * 31) + kind);
}
