using System.Globalization;
using FauxSql.Uniqueness;

namespace FauxSql.Evolution.Applying;

/// <summary>Counts what is wrong with values, and keeps the first few in words. Safe for concurrent use.</summary>
internal sealed class Findings
{
    private const int Shown = 10;

    private readonly Lock _lock = new();
    private readonly List<string> _shown = [];

    public long Count { get; private set; }

    /// <summary>A line for each that is shown.</summary>
    public string Lines => string.Join('\n', _shown.Order(StringComparer.Ordinal).Select(line => $"  {line}"));

    public void Add(UniqueProblem problem) => Add($"{problem.Value} of {string.Join(" and ", problem.Keys)}: {problem.Problem}");

    public void Add(string finding)
    {
        lock (_lock)
        {
            Count++;
            if (_shown.Count < Shown)
                _shown.Add(finding);
        }
    }

    /// <summary>Counts what is not told one by one.</summary>
    public void AddMore(long more)
    {
        lock (_lock)
            Count += more;
    }
}
