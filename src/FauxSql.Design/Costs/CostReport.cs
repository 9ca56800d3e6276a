using FauxSql.Design.Costs.Traffic;

namespace FauxSql.Design.Costs;

/// <summary>What a model's traffic costs, with a table for each entity and in a single table.</summary>
/// <param name="Database">The name of the database class.</param>
/// <param name="Traffic">The traffic.</param>
/// <param name="Options">What it was reckoned with.</param>
/// <param name="Lines">The access patterns and writes.</param>
/// <param name="Tables">What is stored.</param>
/// <param name="MultiTable">All of it with a table for each entity.</param>
/// <param name="SingleTable">All of it in a single table, or <see langword="null"/> where <see cref="Workload.WhyNotCompared"/> says why not.</param>
/// <param name="Crossover">
/// How many times this traffic is where the two layouts cost the same on demand, storage included; <see langword="null"/> where one is cheaper at any traffic.
/// </param>
/// <param name="Assumptions">What the single table is assumed to be, in sentences.</param>
public sealed record CostReport(
    string Database,
    Workload Traffic,
    CostOptions Options,
    IReadOnlyList<CostLine> Lines,
    IReadOnlyList<StorageLine> Tables,
    LayoutCost MultiTable,
    LayoutCost? SingleTable,
    double? Crossover,
    IReadOnlyList<string> Assumptions)
{
    /// <summary>What takes longest with a table for each entity, or <see langword="null"/> where no latency is known, as of measured traffic.</summary>
    public CostLine? Slowest => Lines.Where(line => line.MultiTable.Latency is not null).MaxBy(line => line.MultiTable.Latency!.P99);
}
