using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Tests.Applying;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Protocol.Backends;

namespace FauxSql.Evolution.Tests.Sweeps;

public sealed class InterruptedSweepTests : EndpointSuite<InProcess>
{
    private const int Many = 4500; // two pages and more of each of four segments

    [Fact]
    public async Task A_sweep_goes_on_where_it_was_interrupted_twice()
    {
        await ManyAsync();
        var sharded = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 3 }));
        foreach (var dies in (int[])[Many / 2, Many / 3]) // by the first, one segment at least is beyond its first page
        {
            await InterruptAsync(sharded, dies);
            Assert.NotEmpty(await CheckpointsAsync());
        }

        var segments = (await CheckpointsAsync()).Count;
        var sent = new RecordingBackend(At.Backend);
        await SchemaChange.ApplyAsync(sent, await At.PlanAsync(sharded), Place.Options, null, TestContext.Current.CancellationToken);
        var first = sent.Sent.Where(request => request.StartsWith("Scan ", StringComparison.Ordinal) && request.Contains("_fx.shard3", StringComparison.Ordinal) && !request.Contains("ExclusiveStartKey", StringComparison.Ordinal));
        Assert.Equal(4 - segments, first.Count());
        Assert.Empty(await CheckpointsAsync());
        await FitsAsync(sharded);
        await IsWholeAsync("AIndex", item => item.ContainsKey("A"));
    }

    [Fact]
    public async Task A_sweep_begins_anew_after_another_model_was_begun()
    {
        await ManyAsync();
        var sharded = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 3 }));
        await InterruptAsync(sharded, Many / 2);
        await InterruptAsync(Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 2 })), 10);
        var sent = new RecordingBackend(At.Backend);
        await SchemaChange.ApplyAsync(sent, await At.PlanAsync(sharded), Place.Options, null, TestContext.Current.CancellationToken);
        Assert.Equal(4, sent.Sent.Count(request => request.StartsWith("Scan ", StringComparison.Ordinal) && request.Contains("_fx.shard3", StringComparison.Ordinal) && !request.Contains("ExclusiveStartKey", StringComparison.Ordinal)));
        await FitsAsync(sharded);
    }

    private async Task ManyAsync()
    {
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order")));
        foreach (var batch in Enumerable.Range(0, Many).Chunk(25))
            await At.PutManyAsync("Orders", batch.Select(Order));
    }

    private async Task InterruptAsync(Schema.DatabaseSchema schema, int items)
    {
        var changed = 0;
        var dying = new MeddlingBackend(At.Backend, request => request.Operation == "UpdateItem" && Interlocked.Increment(ref changed) > items ? throw new CutException() : Task.FromResult<BackendResponse?>(null));
        var plan = await At.PlanAsync(schema);
        await Assert.ThrowsAsync<CutException>(() => SchemaChange.ApplyAsync(dying, plan, Place.Options, null, TestContext.Current.CancellationToken));
        await At.SendAsync("DeleteItem", """{"TableName":"_fx.Changes","Key":{"Kind":{"S":"lock"},"Name":{"S":"lock"}}}""");
    }

    private async Task<IReadOnlyList<string>> CheckpointsAsync() => [.. (await At.StoredAsync("_fx.Changes")).Where(entry => entry.Contains("\"checkpoint\"", StringComparison.Ordinal))];
}
