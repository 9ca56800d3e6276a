namespace FauxSql.Cli.Tests;

/// <summary>Whose turn it is to be killed: of the stages ahead of a run that one which was killed least, at any of its requests.</summary>
/// <param name="stages">All stages that are to be killed.</param>
internal sealed class KillTurns(IEnumerable<string> stages)
{
    private readonly Dictionary<string, int> _kills = stages.ToDictionary(stage => stage, _ => 0, StringComparer.Ordinal);
    private readonly Random _random = new(7);

    /// <summary>How often each stage was killed.</summary>
    public IReadOnlyDictionary<string, int> Kills => _kills;

    /// <summary>Notes that a stage was killed.</summary>
    public void Count(string stage) => _kills[stage]++;

    /// <summary>Where a run is killed next, if it is.</summary>
    /// <param name="ahead">The beginning alone, or all stages of the run, of which that one is over.</param>
    /// <param name="lengths">How many requests the stages take, about.</param>
    /// <param name="isWanted">Whether it is to be killed even if each stage had its turn.</param>
    public KillPoint? Next(IReadOnlyList<string> ahead, IReadOnlyDictionary<string, int> lengths, bool isWanted)
    {
        var isBeginning = ahead.Count == 1;
        var (place, stage) = ahead.Index().Skip(isBeginning ? 0 : 1).Where(next => _kills.ContainsKey(next.Item)).MinBy(next => _kills[next.Item]);
        var isItsTurn = _kills[stage] == 0 || (isWanted && !(isBeginning && _kills[stage] > _kills.Values.Min()));
        return isItsTurn ? new KillPoint(place, 1 + _random.Next(lengths.GetValueOrDefault(stage, 1)), IsAfter: _random.Next(2) == 0) : null;
    }

    /// <summary>How often a version is killed at most, once each stage had its turn.</summary>
    public int Some(int most) => Math.Min(most, 1 + _random.Next(4));
}
