namespace FauxSql.Design.Costs;

/// <summary>What all traffic and storage of a layout come to.</summary>
/// <param name="ReadUnits">The read units a second.</param>
/// <param name="WriteUnits">The write units a second.</param>
/// <param name="OnDemand">The requests of a month on demand, in dollars.</param>
/// <param name="Provisioned">The same as provisioned capacity.</param>
/// <param name="StoredBytes">The bytes stored, as they are billed.</param>
/// <param name="Storage">A month of them.</param>
public sealed record LayoutCost(double ReadUnits, double WriteUnits, double OnDemand, double Provisioned, double StoredBytes, double Storage);
