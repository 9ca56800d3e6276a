using System.Text.Json.Nodes;
using FauxSql.Engine;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>An endpoint that refuses so much of what it is sent that retries do not help.</summary>
public sealed class ThrottledTests : EndpointSuite<InProcess>
{
    // A pace of five units a second is slow, and the lease must not end by the fast clock.
    private static ApplyOptions Options => Place.Options with { Time = new FastTime(), Lease = TimeSpan.FromHours(2) };

    [Fact]
    public Task Keys_are_filled_though_it_is_throttled() => ThrottledAsync(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 3 }), typeof(FillKeys), null, async place =>
    {
        Assert.All(await place.StoredAsync("Orders"), item => Assert.Contains(JsonNode.Parse(item)!["_fx.shard3"]!["N"]!.GetValue<string>(), (string[])["0", "1", "2"]));
        Assert.Equal(Sorted(Orders), await place.ItemsAsync("Orders"));
        Assert.Equal(Sorted(Orders.Where(item => item.ContainsKey("A"))), await place.ItemsAsync("Orders", "AIndex"));
    });

    [Fact]
    public Task Derived_values_are_filled_though_it_is_throttled() => ThrottledAsync(Shape.Entity("Order").Derived("B", "A", "N"), typeof(FillDerived), new JoinCode(), async place =>
    {
        var expected = Orders;
        expected.ForEach(JoinCode.Join);
        Assert.Equal(Sorted(expected), await place.ItemsAsync("Orders"));
    });

    [Fact]
    public Task Values_are_claimed_though_it_is_throttled() => ThrottledAsync(Shape.Entity("Order").Unique("C"), typeof(ClaimValues), null, async place =>
    {
        var claims = Orders.Select(item => new JsonObject { ["Claim"] = new JsonObject { ["S"] = $"Order.C#{item["C"]!["S"]}" }, ["Owner"] = item["Id"]!.DeepClone() });
        Assert.Equal(Sorted(Orders), await place.ItemsAsync("Orders"));
        Assert.Equal(Sorted(claims), await place.ItemsAsync("UniqueKeys"));
    }, throttled: 0.3);

    [Fact]
    public Task Items_are_changed_though_it_is_throttled() => ThrottledAsync(Shape.Entity("Order").ChangedBy("First"), typeof(ChangeItems), new SuffixCode(1), async place =>
    {
        Assert.Equal(Sorted(Orders.Select(new SuffixCode(1).Changed)), await place.ItemsAsync("Orders"));
        Assert.All(await place.StoredAsync("Orders"), item => Assert.Equal(1, SuffixCode.StampOf(JsonNode.Parse(item)!.AsObject())));
    });

    [Fact]
    public async Task Tables_are_changed_though_the_first_requests_of_each_kind_are_throttled()
    {
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order", Shape.Index("OldIndex", "B")), Shape.Entity("Old")));
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A")).Expiring().Provisioned(5, 5).Protected(), Shape.Entity("New"));
        var plan = await At.PlanAsync(schema);
        var slow = new SlowStartBackend(At.Backend);
        await SchemaChange.ApplyAsync(slow, plan, Options with { Destroy = ["Orders.T", "Orders.OldIndex", "Olds"] }, null, TestContext.Current.CancellationToken);
        Assert.Superset(new HashSet<string>(["CreateTable", "UpdateTable", "DeleteTable", "DescribeTable", "UpdateTimeToLive", "UpdateContinuousBackups"]), slow.Throttled);
        await FitsAsync(schema);
        Assert.Equal(["News", "Orders", "_fx.Changes"], await TablesAsync());
    }

    [Fact]
    public async Task What_a_run_failed_at_is_told_though_its_lease_could_not_be_given_back()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var plan = await At.PlanAsync(Shape.Database(Shape.Entity("Order").ChangedBy("First")));
        var broken = new SuffixCode(1) { Meanwhile = _ => throw new InvalidOperationException("the project's code is broken") };
        var told = new Notes();
        var failed = await Assert.ThrowsAsync<InvalidOperationException>(() => SchemaChange.ApplyAsync(
            new KeptLeaseBackend(At.Backend, () => ThrottledAnswer.Response), plan, Options with { Code = broken, Lease = TimeSpan.FromSeconds(400) }, told, TestContext.Current.CancellationToken));
        Assert.Equal("the project's code is broken", failed.Message);
        Assert.Equal("the lease could not be given back, and ends by itself: the next run waits 400 seconds for it", told.Last);
    }

    [Fact]
    public async Task A_run_that_is_done_is_done_though_its_lease_could_not_be_given_back()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A")));
        var told = new Notes();
        await SchemaChange.ApplyAsync(new KeptLeaseBackend(At.Backend, () => throw new IOException("the connection is gone")), await At.PlanAsync(schema), Options, told, TestContext.Current.CancellationToken);
        Assert.StartsWith("the lease could not be given back", told.Last, StringComparison.Ordinal);
        await FitsAsync(schema);
    }

    private static List<JsonObject> Orders => [.. Enumerable.Range(0, Items).Where(number => number != 77).Select(number => JsonNode.Parse(Order(number))!.AsObject())];

    private static IEnumerable<string> Sorted(IEnumerable<JsonObject> items) => items.Select(Place.Plain).Order(StringComparer.Ordinal);

    // Carries a change of orders out, and has looked at what came of it where nothing is throttled any more.
    private async Task ThrottledAsync(EntitySchema after, Type step, IItemCode? code, Func<Place, Task> check, double throttled = 0.6)
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"77"}}}"""); // what the code does not take
        var schema = Shape.Database(after);
        var plan = await At.PlanAsync(schema);
        await using var engine = ((EmbeddedDynamo)At.Backend).Clone(new EmbeddedDynamoOptions { Faults = new FaultOptions { ThrottledShare = throttled, ConflictShare = 0.3, Seed = 1 } });
        var done = await SchemaChange.ApplyAsync(engine, plan, Options with { Code = code }, null, TestContext.Current.CancellationToken);
        Assert.Contains(done, one => one.Step.GetType() == step);
        Assert.All(done, one => Assert.Equal(0, one.Quarantined));

        await using var calm = engine.Clone(new EmbeddedDynamoOptions());
        var place = new Place(calm);
        Assert.Empty((await place.PlanAsync(schema)).Steps);
        Assert.DoesNotContain(await place.StoredAsync("_fx.Changes"), entry => entry.Contains("\"lock\"", StringComparison.Ordinal));
        await check(place);
    }

    private sealed class Notes : IProgress<ApplyProgress>
    {
        public string? Last { get; private set; }

        public void Report(ApplyProgress value) => Last = value.Note;
    }
}
