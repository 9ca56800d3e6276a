using System.Globalization;
using FauxSql.Engine;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>How fast a whole run writes items, and what it says of that.</summary>
public sealed class CeilingTests : EndpointSuite<InProcess>
{
    // Four segments change sixteen items each at a time: so many may be on their way before the first is counted.
    private const int InFlight = 64;

    private readonly JumpingTime _time = new();

    private ApplyOptions Options => Place.Options with { Time = _time, Lease = TimeSpan.FromDays(40) };

    [Fact]
    public async Task All_steps_of_a_run_stay_under_one_ceiling()
    {
        const double Ceiling = 25;
        await OrdersAsync(Shape.Entity("Order"));
        await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"77"}}}"""); // what the code does not take
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("CIndex", "C") with { Shards = 3 }).Named("A", "D", "A").Derived("B", "N"));
        var plan = await At.PlanAsync(schema);
        Assert.Equal([typeof(CopyValues), typeof(CheckIndexValues), typeof(FillKeys), typeof(FillDerived), typeof(CreateIndex)], plan.Steps.Select(step => step.GetType()));
        var meter = new MeteredBackend(At.Backend, () => _time.Now);
        var done = await SchemaChange.ApplyAsync(meter, plan, Options with { Code = new JoinCode(), MaxWriteUnits = Ceiling }, null, TestContext.Current.CancellationToken);
        await FitsAsync(schema);

        var writes = meter.Writes;
        Assert.All(writes, write => Assert.Equal(1, write.Units));
        Assert.Equal(done.Sum(step => step.Items), writes.Count);
        Assert.True(writes.Count > 3 * InFlight, $"{writes.Count} writes are too few to be held back");
        for (var first = 0; first < writes.Count; first++)
        {
            for (var last = first; last < writes.Count; last++)
            {
                var (units, seconds) = (last - first + 1, (writes[last].At - writes[first].At).TotalSeconds);
                Assert.True(units <= (Ceiling * seconds) + InFlight, string.Create(CultureInfo.InvariantCulture, $"{units} units were used in {seconds:0.00} s, from {writes[first].At} on"));
            }
        }
    }

    [Fact]
    public async Task Without_a_ceiling_nothing_is_waited_for()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var plan = await At.PlanAsync(Shape.Database(Shape.Entity("Order", Shape.Index("CIndex", "C") with { Shards = 3 })));
        var meter = new MeteredBackend(At.Backend, () => _time.Now);
        await SchemaChange.ApplyAsync(meter, plan, Options, null, TestContext.Current.CancellationToken);
        Assert.Equal(Items, meter.Writes.Count);
        Assert.Single(meter.Writes.Select(write => write.At).Distinct());
    }

    [Fact]
    public async Task What_is_throttled_is_told_with_the_reason_and_the_pace()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var plan = await At.PlanAsync(Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 3 })));
        await using var engine = ((EmbeddedDynamo)At.Backend).Clone(new EmbeddedDynamoOptions { Faults = new FaultOptions { ThrottledShare = 0.3, Seed = 1 } });
        var told = new Told();
        await SchemaChange.ApplyAsync(engine, plan, Options with { MaxWriteUnits = 100 }, told, TestContext.Current.CancellationToken);
        var last = told.All.Last(progress => progress.Step is FillKeys);
        Assert.Equal((Items, Items), (last.Items, last.Of));
        Assert.Matches("^throttled [1-9][0-9]* times \\((Table|Index)(Read|Write)[A-Za-z]+ThroughputExceeded of Orders\\); [0-9]+ write units a second now$", last.Note);
    }

    private sealed class Told : IProgress<ApplyProgress>
    {
        private readonly Lock _lock = new();
        private readonly List<ApplyProgress> _all = [];

        public IEnumerable<ApplyProgress> All => _all;

        public void Report(ApplyProgress value)
        {
            lock (_lock)
                _all.Add(value);
        }
    }
}
