using FauxSql.Design.Costs.Latency;

namespace FauxSql.Design.Costs;

/// <summary>What one run of a pattern or a write uses in one layout, and what all of them cost.</summary>
/// <param name="Requests">The requests of one, or <see langword="null"/> where only units are known.</param>
/// <param name="ReadUnits">The read units of one; a second's where only units are known.</param>
/// <param name="WriteUnits">The write units of one, those of indexes included.</param>
/// <param name="Latency">How long one takes, or <see langword="null"/> where that is not modelled.</param>
/// <param name="OnDemand">A month on demand, in dollars.</param>
/// <param name="Provisioned">A month of provisioned capacity.</param>
public sealed record LayoutUse(double? Requests, double ReadUnits, double WriteUnits, LatencyFigure? Latency, double OnDemand, double Provisioned);
