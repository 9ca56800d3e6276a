using FauxSql.Design.Costs.Writes;

namespace FauxSql.Design.Costs.Traffic;

/// <summary>How often something is written.</summary>
/// <param name="Name">What it is called, such as <c>insert Order</c>.</param>
/// <param name="Writes">The writes; several happen in one transaction.</param>
/// <param name="IsTransaction">Whether they are sent as a transaction.</param>
/// <param name="PerSecond">How often a second.</param>
public sealed record WriteRate(string Name, IReadOnlyList<EntityWrite> Writes, bool IsTransaction, double PerSecond);
