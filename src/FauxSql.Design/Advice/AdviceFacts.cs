using FauxSql.Design.Costs;

namespace FauxSql.Design.Advice;

/// <summary>What is known beside the answers.</summary>
/// <param name="Joins">How many access patterns read several things at once, or <see langword="null"/> without a model.</param>
/// <param name="Costs">What the traffic costs, or <see langword="null"/> without traffic.</param>
public sealed record AdviceFacts(int? Joins, CostReport? Costs)
{
    /// <summary>Nothing.</summary>
    public static AdviceFacts None { get; } = new(null, null);
}
