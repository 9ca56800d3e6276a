namespace FauxSql.Engine.Injection;

/// <summary>Units that come in at a rate, are kept for some minutes, and are taken out.</summary>
internal sealed class ThroughputBucket(DateTimeOffset now)
{
    private const double SecondsKept = 300;

    private DateTimeOffset _filledTo = now - TimeSpan.FromSeconds(1);
    private double _units;

    /// <summary>The units that come in each second.</summary>
    public double Rate { get; set; }

    /// <summary>Whether nothing is left.</summary>
    public bool IsEmpty(DateTimeOffset at)
    {
        Fill(at);
        return _units <= 0;
    }

    /// <summary>Takes units out, more than there are if need be.</summary>
    public void Take(double units, DateTimeOffset at)
    {
        Fill(at);
        _units -= units;
    }

    private void Fill(DateTimeOffset at)
    {
        if (at <= _filledTo)
            return;
        _units = Math.Min(_units + ((at - _filledTo).TotalSeconds * Rate), SecondsKept * Rate);
        _filledTo = at;
    }
}
