namespace FauxSql.Design.Checks;

/// <summary>What a model does not say, and rules want to know.</summary>
public sealed record CheckOptions
{
    /// <summary>The Regions in which replicas of the tables (global tables) are written, beside the first; none by default.</summary>
    public IReadOnlyList<string> Replicas { get; init; } = [];
}
