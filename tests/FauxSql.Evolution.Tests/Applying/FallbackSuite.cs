using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Evolution.Tests.Yard;
using FauxSql.Telemetry;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>The next version of an application at work before, while and after its indexes are made.</summary>
public abstract class FallbackSuite<TEndpoint> : EndpointSuite<TEndpoint>
    where TEndpoint : IEndpoint, new()
{
    private static readonly int[] Kept = [.. Enumerable.Range(0, Items)];

    private readonly List<DatabaseEvent> _events = [];

    [Fact]
    public async Task A_finder_reads_what_served_before_until_its_own_index_is_there()
    {
        var yard = new YardDb(At.Backend, options: new() { OnEvent = _events.Add });
        await At.ApplyAsync(yard.Schema.WithIndexes("LaneIndex"));
        foreach (var weight in Kept)
            await At.PutAsync("Crates", $$$"""{"CrateId":{"S":"K{{{weight}}}"},"Lane":{"S":"A"},"Weight":{"N":"{{{weight}}}"}}""");

        var plan = await At.PlanAsync(yard.Schema);
        Assert.All(plan.Steps.OfType<CreateIndex>(), step => Assert.Contains("Queries of the index read LaneIndex until it is active.", step.Meanwhile, StringComparison.Ordinal));
        Assert.Equal(2, plan.Steps.OfType<CreateIndex>().Count());

        using var done = new CancellationTokenSource();
        var (reads, begun) = (0, new TaskCompletionSource());
        var reading = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await ReadAsync(yard);
                reads++;
                begun.TrySetResult();
            }
        });
        var writing = Task.Run(async () =>
        {
            for (var number = 0; !done.IsCancellationRequested; number++)
            {
                var crate = new Crate { CrateId = $"W{number % 9}", Lane = "A", Weight = 1_000 + (number % 50) };
                await (number % 4 == 3 ? yard.Crates.DeleteAsync(crate.CrateId) : yard.Crates.PutAsync(crate));
            }
        });
        await Task.WhenAny(begun.Task, reading);
        await At.ApplyAsync(plan);
        await ReadAsync(yard);
        await done.CancelAsync();
        await Task.WhenAll(reading, writing);

        await At.ApplyAsync(yard.Schema.WithIndexes("SmallLaneIndex", "WideLaneIndex"));
        await ReadAsync(yard);
        Assert.NotEqual(0, reads);
        Assert.Equal(["SmallLaneIndex", "WideLaneIndex"], ReplacedIndexes());
    }

    private string[] ReplacedIndexes()
    {
        lock (_events)
            return [.. _events.Where(happened => happened.Kind == DatabaseEventKind.IndexReplaced).Select(happened => $"{happened.Values.Single(value => value.Key == "Index").Value}").Distinct().Order(StringComparer.Ordinal)];
    }

    // What nobody touches is found by every read, whole or in pages, once and in order.
    private static async Task ReadAsync(YardDb yard)
    {
        Assert.Equal(Kept, (await yard.Crates.BySmallLane("A").ToListAsync()).Select(crate => crate.Weight).Where(weight => weight < 1_000));
        Assert.Equal(Kept, (await yard.Crates.ByWideLane("A").ToListAsync()).Select(crate => crate.Weight).Where(weight => weight < 1_000));
        var paged = new List<int>();
        string? cursor = null;
        do
        {
            var page = await yard.Crates.ByWideLane("A").PageAsync(50, cursor);
            paged.AddRange(page.Items.Select(crate => crate.Weight));
            cursor = page.Next;
        }
        while (cursor is not null);
        Assert.Equal(Kept, paged.Where(weight => weight < 1_000));
    }
}
