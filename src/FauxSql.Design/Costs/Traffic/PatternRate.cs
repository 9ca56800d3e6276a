namespace FauxSql.Design.Costs.Traffic;

/// <summary>How often an access pattern is used.</summary>
/// <param name="Entity">The entity that it belongs to or answers with.</param>
/// <param name="Pattern">Its description in the model.</param>
/// <param name="PerSecond">How often a second.</param>
/// <param name="Items">How many items its query evaluates, or <see langword="null"/> for what the sizes say.</param>
public sealed record PatternRate(string Entity, string Pattern, double PerSecond, double? Items)
{
    /// <summary>What serves the pattern, an index's name, a method's full name or <c>key</c>, where its entity has others of the same words; otherwise <see langword="null"/>.</summary>
    public string? ServedBy { get; init; }
}
