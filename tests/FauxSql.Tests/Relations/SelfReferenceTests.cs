using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Relations;

/// <summary>Items that refer to items of their own kind.</summary>
public sealed class SelfReferenceTests : ShopTest
{
    [Fact]
    public async Task One_item_is_followed_forward_and_a_list_backward()
    {
        await StaffAsync();

        var lead = await Db.Employees.GetAsync("lead", e => [e.Manager, e.Reports]);

        Assert.Equal("boss", lead.Manager!.EmployeeId);
        Assert.Equal(["dev1", "dev2"], lead.Reports!.Select(report => report.EmployeeId).Order());
        Assert.Equal((3, 2), (Trace.Requests, Trace.RoundTrips));
    }

    [Fact]
    public async Task A_tree_takes_a_round_trip_for_each_level()
    {
        await StaffAsync();

        var boss = await Db.Employees.GetAsync("boss", e => e.Reports.With(r => r.Reports.With(d => d.Reports)));

        Assert.Equal(["dev1", "dev2"], Assert.Single(boss.Reports!).Reports!.Select(report => report.EmployeeId).Order());
        Assert.All(boss.Reports![0].Reports!, dev => Assert.Empty(dev.Reports!));
        Assert.Equal((5, 3), (Trace.Requests, Trace.RoundTrips));
    }

    [Fact]
    public async Task An_item_may_contain_itself()
    {
        await StaffAsync();

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
        await StaffAsync();

        Assert.Null((await Db.Employees.GetAsync("boss", e => e.Manager)).Manager);
        Assert.Equal((1, 1), (Trace.Requests, Trace.RoundTrips));
    }

    private async Task StaffAsync()
    {
        foreach (var (name, manager) in new[] { ("boss", null), ("lead", "boss"), ("dev1", "lead"), ("dev2", "lead") })
            await Direct.Employees.InsertAsync(new Employee(name, manager));
    }
}
