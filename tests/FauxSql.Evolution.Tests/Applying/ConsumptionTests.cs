using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>What changes of items consume on a table with an index that holds everything: as much as their plan said.</summary>
public sealed class ConsumptionTests : EndpointSuite<InProcess>
{
    // Each segment of a scan is rounded up by itself, and each page.
    private const int Segments = 4;

    private static readonly EntitySchema Indexed = Shape.Entity("Order", Shape.Index("NIndex", "N"));

    [Fact]
    public Task Keys_are_filled() => ConsumesAsync<FillKeys>(Indexed, Indexed with { Indexes = [.. Indexed.Indexes, Shape.Index("CIndex", "C") with { Shards = 4 }] });

    [Fact]
    public Task Values_are_copied() => ConsumesAsync<CopyValues>(Indexed, Indexed.Named("C", "D", "C"));

    [Fact]
    public Task Names_are_removed() => ConsumesAsync<RemoveValues>(Indexed.Named("C", "D", "C"), Indexed.Named("C", "D"));

    [Fact]
    public Task Items_are_changed() => ConsumesAsync<ChangeItems>(Indexed, Indexed.ChangedBy("First"), new SuffixCode(1));

    [Fact]
    public Task Values_are_claimed() => ConsumesAsync<ClaimValues>(Indexed, Indexed.Unique("C"), scans: 3);

    [Fact]
    public Task Claims_are_released_which_are_small() => ConsumesAsync<ReleaseValues>(Indexed.Unique("C"), Indexed, more: Shape.Entity("User").Unique("A"));

    private async Task ConsumesAsync<TStep>(EntitySchema before, EntitySchema after, IItemCode? code = null, EntitySchema? more = null, int scans = 1)
        where TStep : ChangeStep
    {
        var others = more is null ? Array.Empty<EntitySchema>() : [more];
        await At.ApplyAsync(Shape.Database([Indexed, .. others]));
        foreach (var number in Enumerable.Range(0, Items).Where(number => number != 77)) // what the code does not take
            await At.PutAsync("Orders", Order(number)[..^1] + $",\"X\":{{\"S\":\"{new string('x', 3000)}\"}}}}");
        await At.ApplyAsync(Shape.Database([before, .. others]));
        var plan = await At.PlanAsync(Shape.Database([after, .. others]));
        Assert.Single(plan.Steps.OfType<TStep>());
        var meter = new MeteredBackend(At.Backend);
        await new Place(meter).ApplyAsync(plan, code);
        var (read, written) = (plan.Steps.Sum(step => step.Estimate.ReadUnits), plan.Steps.Where(step => step.IsDataOnly).Sum(step => step.Estimate.WriteUnits));
        Assert.Equal(written, meter.Writes.Sum(one => one.Units));
        Assert.InRange(meter.Reads.Sum(one => one.Units), read, read + (scans * Segments));
    }
}
