using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

/// <summary>An operation that is run for an access pattern is the same operation; who observes it is told by the telemetry's tests.</summary>
public sealed class ForPatternTests : ShopTest
{
    [Fact]
    public async Task It_plans_sends_and_results_in_the_same()
    {
        var plain = Db.Orders.Get("O1", o => o.Items);
        var named = plain.ForPattern("Order detail");

        Assert.Equal(plain.Explain().ToString(), named.Explain().ToString());
        Assert.Equal(0, Trace.Requests);
        var (one, other) = (await plain.MeasuredAsync(), await named.MeasuredAsync());
        Assert.Equal(one.Result.Items!, other.Result.Items!);
        Assert.Equal(one.Used.ToString(), other.Used.ToString());
        Assert.Equal((2, 1), (other.Used.Requests.Count, other.Used.RoundTrips));
    }

    [Fact]
    public async Task A_page_goes_on_whatever_it_is_run_for()
    {
        var first = await Db.Orders.ByCustomer("C1").ForPattern("Mine").PageAsync(1);
        var second = await Db.Orders.ByCustomer("C1").Page(1, first.Next).ForPattern("Mine too").RunAsync();
        Assert.Equal(["O1", "O2"], first.Items.Concat(second.Items).Select(order => order.OrderId));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    public void Its_name_is_not_empty(string? pattern)
    {
        Assert.ThrowsAny<ArgumentException>(() => Db.Orders.Get("O1").ForPattern(pattern!));
        Assert.ThrowsAny<ArgumentException>(() => Db.Orders.ByCustomer("C1").ForPattern(pattern!));
        Assert.ThrowsAny<ArgumentException>(() => Db.Orders.Scan().Select(o => o.Total).ForPattern(pattern!));
        Assert.ThrowsAny<ArgumentException>(() => Db.Transaction(t => t.Put(new Customer("C2", "bob@example.com"))).ForPattern(pattern!));
    }
}
