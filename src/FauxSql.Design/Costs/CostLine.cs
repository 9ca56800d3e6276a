namespace FauxSql.Design.Costs;

/// <summary>What an access pattern or a write costs.</summary>
/// <param name="Name">The pattern's description, with what serves it where its entity has others of the same words, or what the write is called.</param>
/// <param name="Entity">The entity, or <see langword="null"/> when it is several or not known.</param>
/// <param name="Kind"><c>read</c>, <c>write</c>, or <c>measured</c>.</param>
/// <param name="PerSecond">How often a second, or <see langword="null"/> where only units are known.</param>
/// <param name="MultiTable">With a table for each entity.</param>
/// <param name="SingleTable">In a single table, or <see langword="null"/> where what was measured does not say.</param>
/// <param name="IndexUnits">The write units that are an index's.</param>
/// <param name="IsEstimate">Whether averages or assumptions went into the units of the multi-table layout.</param>
/// <param name="EstimateError">How far the estimate from averages is from what the items' real sizes say, as a fraction of it; <see langword="null"/> where one of them is missing.</param>
/// <param name="BreakEven">From how often a second the single table is cheaper in all, if all else stays; <see langword="null"/> where it never is.</param>
public sealed record CostLine(
    string Name,
    string? Entity,
    string Kind,
    double? PerSecond,
    LayoutUse MultiTable,
    LayoutUse? SingleTable,
    double IndexUnits,
    bool IsEstimate,
    double? EstimateError,
    double? BreakEven);
