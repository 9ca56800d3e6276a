using FauxSql.Evolution.Ledgers;
using FauxSql.Evolution.Tests.Applying;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Layouts;

namespace FauxSql.Evolution.Tests.Ledgers;

/// <summary>Who changes tables, one at a time, on a live endpoint.</summary>
public abstract class LeaseSuite<TEndpoint> : EndpointSuite<TEndpoint>
    where TEndpoint : IEndpoint, new()
{
    [Fact]
    public async Task A_run_that_died_is_replaced_when_its_lease_is_over()
    {
        await LeaveAsync("""{"Kind":{"S":"lock"},"Name":{"S":"lock"},"Holder":{"S":"dead"},"Mark":{"S":"dead 7"},"Who":{"S":"Ann"},"Seconds":{"S":"1.5"}}""");
        var waited = new List<string>();
        var began = TimeProvider.System.GetTimestamp();
        await using var lease = await TakeAsync("Bob", waited.Add);
        Assert.Equal(["Ann"], waited);
        Assert.True(TimeProvider.System.GetElapsedTime(began) >= TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public async Task A_run_whose_lease_was_taken_is_told()
    {
        var lease = await TakeAsync("Ann", _ => { });
        await LeaveAsync("""{"Kind":{"S":"lock"},"Name":{"S":"lock"},"Holder":{"S":"other"},"Mark":{"S":"other 1"},"Who":{"S":"Bob"},"Seconds":{"S":"1"}}""");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(TimeSpan.FromMinutes(1), lease.Lost));

        // What it lost is not its to give back.
        await lease.DisposeAsync();
        Assert.Contains("\"Bob\"", (await At.SendAsync("GetItem", """{"TableName":"_fx.Changes","Key":{"Kind":{"S":"lock"},"Name":{"S":"lock"}}}""")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lease_that_was_given_back_is_free_at_once()
    {
        await using (await TakeAsync("Ann", _ => { }))
        {
        }

        var waited = new List<string>();
        await using var lease = await TakeAsync("Bob", waited.Add);
        Assert.Empty(waited);
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order")));
    }

    private Task LeaveAsync(string item) => At.PutAsync("_fx.Changes", item);

    private Task<Lease> TakeAsync(string who, Action<string> waiting) =>
        Lease.TakeAsync(new SchemaDatabase(At.Backend, new MultiTableLayout(), Shape.Database()), who, TimeSpan.FromSeconds(2), isPatient: false, waiting, TimeProvider.System, TestContext.Current.CancellationToken);
}
