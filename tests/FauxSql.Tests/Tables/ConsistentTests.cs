using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

/// <summary>Consistent reads are asked for where tables are read, and cost twice as much.</summary>
public sealed class ConsistentTests : ShopTest
{
    [Fact]
    public async Task Reads_of_a_table_can_be_consistent_for_twice_the_units()
    {
        Assert.Equal((0.5, 1), await UnitsAsync(() => Db.Orders.Get("O1").RunAsync(), () => Db.Orders.Get("O1").Consistent().RunAsync()));
        Assert.Equal((0.5, 1), await UnitsAsync(() => Db.Orders.Find("none").RunAsync(), () => Db.Orders.Find("none").Consistent().RunAsync()));
        Assert.Equal((1, 2), await UnitsAsync(() => Db.Orders.FindMany(["O1", "O2"]).RunAsync(), () => Db.Orders.FindMany(["O1", "O2"]).Consistent().RunAsync()));
        Assert.Equal((0.5, 1), await UnitsAsync(() => Db.OrderItems.ByOrder("O1").ToListAsync(), () => Db.OrderItems.ByOrder("O1").Consistent().ToListAsync()));
        Assert.Equal((0.5, 1), await UnitsAsync(() => Db.Orders.Scan().ToListAsync(), () => Db.Orders.Scan().Consistent().ToListAsync()));
        Assert.Equal((0.5, 1), await UnitsAsync(() => Db.OrderItems.ByOrder("O1").CountAsync(), () => Db.OrderItems.ByOrder("O1").Consistent().CountAsync()));
    }

    [Fact]
    public async Task It_finds_what_another_read_finds()
    {
        var items = Db.OrderItems.ByOrder("O1");

        Assert.Equal(["I2", "I1"], (await items.Consistent().Where(i => i.ProductId.Exists()).Newest().ToListAsync()).Select(item => item.ItemId));
        Assert.Equal(20, (await Db.Orders.Get("O2").Consistent().RunAsync()).Total);
        Assert.Equal(2, (await Db.Orders.Get("O1", o => o.Items).Consistent().RunAsync()).Items!.Count);
    }

    private async Task<(double Eventual, double Consistent)> UnitsAsync(Func<Task> eventual, Func<Task> consistent)
    {
        Trace.Reset();
        await eventual();
        var units = Trace.ReadUnits;
        Trace.Reset();
        await consistent();
        return (units, Trace.ReadUnits);
    }
}
