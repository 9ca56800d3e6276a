using FauxSql.Design.Costs.Latency;
using FauxSql.Design.Costs.Prices;

namespace FauxSql.Design.Costs;

/// <summary>What costs are reckoned with, beside model, sizes and traffic.</summary>
public sealed record CostOptions
{
    /// <summary>The prices.</summary>
    public PriceList Prices { get; init; } = PriceFile.Default;

    /// <summary>How long requests take.</summary>
    public LatencyModel Latency { get; init; } = LatencyModel.Default;

    /// <summary>How much of provisioned capacity is used, above 0 and at most 1. The default is what AWS's auto scaling aims at.</summary>
    public double Utilisation { get; init; } = 0.7;
}
