using System.Globalization;
using FauxSql.Design.Costs.Prices;
using FauxSql.Evolution.Steps;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Cli.Tests;

/// <summary>Plans and costs are libraries that do not know each other; what they take for a unit's price is the same.</summary>
public sealed class PricesTests
{
    [Fact]
    public void A_plan_reckons_with_the_prices_that_cost_reckons_with()
    {
        Assert.Equal(PriceFile.Default.MillionReads, new Estimate(1_000_000, 0).Dollars, precision: 12);
        Assert.Equal(PriceFile.Default.MillionWrites, new Estimate(0, 1_000_000).Dollars, precision: 12);
        var provisioned = new SetBilling(new PhysicalTable("Orders", new KeySchema(["Id"], []), [], []) { Billing = new BillingSchema(700, 300) }, BillingSchema.OnDemand);
        var dollars = PriceFile.Default.Provisioned(700, 300, utilisation: 1);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $" ${dollars:N2} in 30 days"), provisioned.Meanwhile, StringComparison.Ordinal);
    }
}
