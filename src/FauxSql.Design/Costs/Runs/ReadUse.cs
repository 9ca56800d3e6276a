using FauxSql.Design.Costs.Latency;

namespace FauxSql.Design.Costs.Runs;

/// <summary>What reads use in one layout: units and requests belong to one another, because both are counted here.</summary>
internal sealed class ReadUse
{
    // A page is asked for when the one before it is there, and so are the round trips.
    private readonly SortedDictionary<(int RoundTrip, int Page), ReadWave> _waves = [];

    /// <summary>The read units.</summary>
    public double Units { get; private set; }

    /// <summary>The requests.</summary>
    public double Requests => _waves.Values.Sum(wave => wave.Requests);

    /// <summary>The requests that are sent together, in their order.</summary>
    public IEnumerable<ReadWave> Waves => _waves.Values;

    /// <summary>Adds requests.</summary>
    /// <param name="roundTrip">The round trip of the plan.</param>
    /// <param name="page">Which page of a query or a scan it is, counted from 0.</param>
    /// <param name="call">How they read.</param>
    /// <param name="requests">How many; 0 for a key that goes into a batch which is sent anyway.</param>
    /// <param name="units">The units of all of them.</param>
    public void Add(int roundTrip, int page, ReadCalls call, double requests, double units)
    {
        var wave = _waves.GetValueOrDefault((roundTrip, page));
        _waves[(roundTrip, page)] = new ReadWave(wave.Requests + requests, wave.Calls | call);
        Units += units;
    }

    /// <summary>What one of so many runs uses, on average.</summary>
    public ReadUse PerRun(double runs) => new ReadUse().With(this, runs);

    /// <summary>What both use, one beside the other.</summary>
    public ReadUse Beside(ReadUse other) => new ReadUse().With(this, 1).With(other, 1);

    private ReadUse With(ReadUse other, double runs)
    {
        foreach (var ((roundTrip, page), wave) in other._waves)
            Add(roundTrip, page, wave.Calls, wave.Requests / runs, 0);
        Units += other.Units / runs;
        return this;
    }
}
