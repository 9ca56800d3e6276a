using FauxSql.Design.Costs.Prices;
using FauxSql.Evolution.Steps;

namespace FauxSql.Cli.Tests;

/// <summary>Plans and costs are libraries that do not know each other; what they take for a unit's price is the same.</summary>
public sealed class PricesTests
{
    [Fact]
    public void A_plan_reckons_with_the_prices_that_cost_reckons_with()
    {
        Assert.Equal(PriceFile.Default.MillionReads, new Estimate(1_000_000, 0).Dollars, precision: 12);
        Assert.Equal(PriceFile.Default.MillionWrites, new Estimate(0, 1_000_000).Dollars, precision: 12);
    }
}
