namespace FauxSql.Stores;

/// <summary>What one run has cost so far. Safe for concurrent use.</summary>
internal sealed class Tally
{
    private readonly Lock _lock = new();
    private readonly HashSet<long> _waves = [];

    public int Requests { get; private set; }

    public int RoundTrips => _waves.Count;

    public double ReadUnits { get; private set; }

    public int Items { get; private set; }

    public void Count(long wave, double units)
    {
        lock (_lock)
        {
            Requests++;
            _waves.Add(wave);
            ReadUnits += units;
        }
    }

    public void CountItems(int items)
    {
        lock (_lock)
            Items += items;
    }
}
