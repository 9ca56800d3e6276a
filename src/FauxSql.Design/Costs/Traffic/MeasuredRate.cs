namespace FauxSql.Design.Costs.Traffic;

/// <summary>Units that were consumed: what a recording or CloudWatch tells.</summary>
/// <param name="Name">What it is called: an access pattern, an operation with its table, or a table or index.</param>
/// <param name="PerSecond">The requests a second, or <see langword="null"/> where only units are known.</param>
/// <param name="ReadUnits">The read units a second.</param>
/// <param name="WriteUnits">The write units a second.</param>
public sealed record MeasuredRate(string Name, double? PerSecond, double ReadUnits, double WriteUnits);
