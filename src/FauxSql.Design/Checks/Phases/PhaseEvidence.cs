using FauxSql.Schema;

namespace FauxSql.Design.Checks.Phases;

/// <summary>What tells how far a model has come.</summary>
/// <param name="Schema">The model.</param>
/// <param name="Report">What the rules say of it.</param>
public sealed record PhaseEvidence(DatabaseSchema Schema, CheckReport Report)
{
    /// <summary>The access patterns as they were run on the sample data; none when they were not.</summary>
    public IReadOnlyList<PatternRun> Runs { get; init; } = [];

    /// <summary>Where the tables were read, or <see langword="null"/> when nobody looked.</summary>
    public string? Tables { get; init; }
}
