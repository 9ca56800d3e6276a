namespace FauxSql.Uniqueness;

/// <summary>What a rebuild has found so far. Safe for concurrent use.</summary>
internal sealed class RebuildTally
{
    private readonly Lock _lock = new();
    private UniqueRebuildReport _report = new(0, 0, 0, 0, 0, 0, []);
    private readonly List<UniqueProblem> _problems = [];

    public void Add(Func<UniqueRebuildReport, UniqueRebuildReport> change)
    {
        lock (_lock)
            _report = change(_report);
    }

    public void Add(UniqueProblem problem)
    {
        lock (_lock)
            _problems.Add(problem);
    }

    public UniqueRebuildProgress Progress => new(_report.Claims, _report.Items);

    public UniqueRebuildReport ToReport() => _report with
    {
        Problems = [.. _problems.OrderBy(problem => (problem.Entity, problem.Attribute, problem.Keys[0], problem.Keys[^1]))],
    };
}
