using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Relations;

/// <summary>Items that refer to items of their own kind.</summary>
public sealed class SelfReferenceTests : ShopTest
{
    [Fact]
    public async Task One_item_is_followed_forward_and_a_list_backward()
    {
        await LinkedData.FillAsync(Direct);

        var lead = await Db.Employees.GetAsync("lead", e => [e.Manager, e.Reports]);

        Assert.Equal("boss", lead.Manager!.EmployeeId);
        Assert.Equal(["dev1", "dev2"], lead.Reports!.Select(report => report.EmployeeId).Order());
        Assert.Equal((3, 2), (Trace.Requests, Trace.RoundTrips));
    }

    [Fact]
    public async Task A_tree_takes_a_round_trip_for_each_level()
    {
        await LinkedData.FillAsync(Direct);

        var boss = await Db.Employees.GetAsync("boss", e => e.Reports.With(r => r.Reports.With(d => d.Reports)));

        Assert.Equal(["dev1", "dev2"], Assert.Single(boss.Reports!).Reports!.Select(report => report.EmployeeId).Order());
        Assert.Equal([1, 0], boss.Reports![0].Reports!.OrderBy(dev => dev.EmployeeId).Select(dev => dev.Reports!.Count));
        Assert.Equal((5, 3), (Trace.Requests, Trace.RoundTrips));
    }

    [Fact]
    public async Task An_item_may_contain_itself()
    {
        await LinkedData.FillAsync(Direct);

        var boss = await Db.Employees.GetAsync("boss", e => e.Reports.With(r => r.Manager.With(m => m.Reports)));

        Assert.Equal("lead", Assert.Single(Assert.Single(boss.Reports!).Manager!.Reports!).EmployeeId);
        Assert.Equal((2, 1), (Trace.Requests, Trace.RoundTrips));

        await Direct.Employees.InsertAsync(new Employee("own", "own"));
        var own = await Db.Employees.GetAsync("own", e => e.Manager.With(m => m.Manager));
        Assert.Equal(own with { Manager = null }, own.Manager!.Manager! with { Manager = null });
    }

    [Fact]
    public async Task Who_has_no_manager_has_none()
    {
        await LinkedData.FillAsync(Direct);

        Assert.Null((await Db.Employees.GetAsync("top", e => e.Manager)).Manager);
        Assert.Equal((1, 1), (Trace.Requests, Trace.RoundTrips));
    }
}
