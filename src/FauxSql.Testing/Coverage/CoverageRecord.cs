using System.Collections.Concurrent;
using FauxSql.Schema;

namespace FauxSql.Testing.Coverage;

/// <summary>Which operations the tests of this process have run on the databases of a model, and which access patterns that leaves out. Safe for concurrent use.</summary>
internal sealed class CoverageRecord
{
    private static readonly ConcurrentDictionary<Type, CoverageRecord> Records = new();

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Shape> _run = new(StringComparer.Ordinal);
    private readonly Dictionary<(string? Entity, string Words, string? ServedBy), PatternPlan> _plans = [];

    public static CoverageRecord Of<TDatabase>() => Records.GetOrAdd(typeof(TDatabase), static _ => new CoverageRecord());

    /// <summary>Whether it is known which patterns there are.</summary>
    public bool HasPlans
    {
        get
        {
            lock (_lock)
                return _plans.Count > 0;
        }
    }

    /// <summary>Takes over what the patterns send, as far as a fixture has data for them.</summary>
    public void Plan(IEnumerable<PatternPlan> patterns)
    {
        lock (_lock)
            foreach (var pattern in patterns)
                if (!_plans.TryGetValue(NameOf(pattern), out var known) || known.Plan is null)
                    _plans[NameOf(pattern)] = pattern;
    }

    /// <summary>Takes over what a test has run.</summary>
    public void Add(Trace trace)
    {
        lock (_lock)
            foreach (var shape in trace.Reads.Concat(trace.Writes).Select(Shape.Of))
                _run.TryAdd(shape.ToString(), shape);
    }

    /// <summary>The patterns that no test has run, in the model's order.</summary>
    public IReadOnlyList<PatternPlan> Missing()
    {
        lock (_lock)
            return [.. _plans.Values.Where(pattern => !IsRun(pattern))];
    }

    // Several methods may answer the same question.
    private static (string? Entity, string Words, string? ServedBy) NameOf(PatternPlan pattern) => (pattern.Entity, pattern.Pattern.Description, pattern.Pattern.ServedBy);

    private bool IsRun(PatternPlan pattern)
    {
        if (pattern.Plan is not { } plan)
            return false;
        var planned = Shape.Of(plan);
        return pattern.Pattern.Source == AccessPatternSource.Method
            ? _run.Values.Any(run => run.Is(planned))
            : _run.Values.Any(run => !run.IsWrite && planned.All.IsSubsetOf(run.All));
    }
}
