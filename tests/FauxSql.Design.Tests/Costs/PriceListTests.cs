using FauxSql.Design.Costs;
using FauxSql.Design.Costs.Prices;

namespace FauxSql.Design.Tests.Costs;

public sealed class PriceListTests
{
    private static readonly PriceList Prices = PriceFile.Default;

    /// <summary>1,000 eventually consistent reads a second of up to 4 KB are 500 units a second, and 1,296 million in 30 days.</summary>
    [Theory]
    [InlineData(1_000, 162.00, 46.80)]
    [InlineData(3_000, 486.00, 140.40)]
    [InlineData(100_000, 16_200.00, 4_680.00)]
    public void Reads_cost_what_the_price_list_says(double perSecond, double onDemand, double provisioned)
    {
        Assert.Equal(onDemand, Prices.OnDemand(perSecond * 0.5, 0), 6);
        Assert.Equal(provisioned, Prices.Provisioned(perSecond * 0.5, 0, 1), 6);
    }

    [Fact]
    public void Provisioned_capacity_wins_above_29_percent_utilisation()
    {
        Assert.Equal(Prices.OnDemand(0, 1), Prices.Provisioned(0, 1, 0.2889), 2);
        Assert.True(Prices.Provisioned(0, 1, 0.29) < Prices.OnDemand(0, 1));
        Assert.True(Prices.Provisioned(0, 1, 0.28) > Prices.OnDemand(0, 1));
    }

    [Fact]
    public void The_first_25_GB_of_storage_are_free()
    {
        const double Gigabyte = 1024.0 * 1024 * 1024;
        Assert.Equal(0, Prices.Storage(25 * Gigabyte));
        Assert.Equal(2.5, Prices.Storage(35 * Gigabyte), 6);
    }

    [Theory]
    [InlineData("\"region\"", "\"regoin\"", "'regoin' is not known here: did you mean 'region'?")]
    [InlineData("0.125", "-0.125", "onDemand.millionReads must not be negative: it is -0.125")]
    [InlineData("0.625", "\"cheap\"", "onDemand.millionWrites must be a number, not \"cheap\"")]
    [InlineData("2026-09-13", "September", "date must be a day such as 2026-09-13, not 'September'")]
    [InlineData("\"readHour\": 0.00013, ", "", "provisioned.readHour is missing")]
    public void A_price_list_that_is_wrong_is_refused(string old, string with, string problem)
    {
        var refused = Assert.Throws<CostInputException>(() => PriceFile.Parse("eu.json", PriceFile.DefaultText.Replace(old, with, StringComparison.Ordinal)));
        Assert.StartsWith("eu.json: " + problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_price_list_that_is_cut_off_is_refused_with_its_line()
    {
        var refused = Assert.Throws<CostInputException>(() => PriceFile.Parse("eu.json", PriceFile.DefaultText[..100]));
        Assert.NotNull(refused.Line);
    }
}
