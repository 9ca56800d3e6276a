using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Tests.Applying;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Sweeps;

public sealed class InterruptedSweepTests : EndpointSuite<InProcess>
{
    private const int Many = 4500; // two pages and more of each of four segments

    [Fact]
    public async Task A_sweep_goes_on_where_it_was_interrupted_twice()
    {
        await OrdersAsync(Many);
        var sharded = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 3 }));
        foreach (var dies in (int[])[Many / 2, Many / 3]) // by the first, one segment at least is beyond its first page
        {
            await InterruptAsync(sharded, dies);
            Assert.NotEmpty(await CheckpointsAsync());
        }

        var segments = (await CheckpointsAsync()).Count;
        var sent = new RecordingBackend(At.Backend);
        await ApplyAsync(sent, sharded);
        var first = sent.Sent.Where(request => request.StartsWith("Scan ", StringComparison.Ordinal) && request.Contains("_fx.shard3", StringComparison.Ordinal) && !request.Contains("ExclusiveStartKey", StringComparison.Ordinal));
        Assert.Equal(4 - segments, first.Count());
        Assert.Empty(await CheckpointsAsync());
        await FitsAsync(sharded);
        await IsWholeAsync("AIndex", item => item.ContainsKey("A"));
    }

    [Fact]
    public async Task A_sweep_begins_anew_after_another_model_was_begun()
    {
        await OrdersAsync(Many);
        var sharded = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 3 }));
        await InterruptAsync(sharded, Many / 2);
        await InterruptAsync(Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 2 })), 10);
        var sent = new RecordingBackend(At.Backend);
        await ApplyAsync(sent, sharded);
        Assert.Equal(4, sent.Sent.Count(request => request.StartsWith("Scan ", StringComparison.Ordinal) && request.Contains("_fx.shard3", StringComparison.Ordinal) && !request.Contains("ExclusiveStartKey", StringComparison.Ordinal)));
        await FitsAsync(sharded);
    }

    [Fact]
    public async Task Items_that_an_interrupted_run_changed_are_not_changed_again()
    {
        await At.SendAsync("CreateTable", """{"TableName":"Orders","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"}],"KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}]}""");
        await FillAsync();
        await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"77"}}}"""); // what the code does not take
        var changed = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A")).ChangedBy("First"));
        await Assert.ThrowsAsync<CutException>(() => ApplyAsync(new MeddlingBackend(At.Backend, request => request.Operation == "UpdateTable" ? throw new CutException() : Task.FromResult<BackendResponse?>(null)), changed));
        await At.ForgetLeaseAsync();
        var done = await ApplyAsync(At.Backend, changed);
        Assert.Equal([typeof(CreateIndex)], done.Select(step => step.Step.GetType()));
        await FitsAsync(changed);
        Assert.All(await At.StoredAsync("Orders"), item => Assert.Equal(1, SuffixCode.StampOf(JsonNode.Parse(item)!.AsObject())));
    }

    [Fact]
    public async Task Values_are_all_derived_again_by_code_that_was_mended()
    {
        await OrdersAsync(Many);
        var derived = Shape.Database(Shape.Entity("Order").Derived("B", "A"));
        await InterruptAsync(derived, Many / 2, new MarkCode("wrong"));
        Assert.NotEmpty(await CheckpointsAsync());
        await ApplyAsync(At.Backend, derived, new MarkCode("right"));
        Assert.All((await StoredAsync()).Where(item => item.ContainsKey("A")), item => Assert.Equal($"{item["A"]!["S"]} right", item["B"]!["S"]!.GetValue<string>()));
        await FitsAsync(derived);
    }

    private async Task<IReadOnlyList<AppliedStep>> ApplyAsync(IBackend backend, DatabaseSchema schema, IItemCode? code = null) =>
        await SchemaChange.ApplyAsync(backend, await At.PlanAsync(schema), Place.Options with { Code = code ?? new SuffixCode(1) }, null, TestContext.Current.CancellationToken);

    private async Task InterruptAsync(DatabaseSchema schema, int items, IItemCode? code = null)
    {
        var changed = 0;
        var dying = new MeddlingBackend(At.Backend, request => request.Operation == "UpdateItem" && Interlocked.Increment(ref changed) > items ? throw new CutException() : Task.FromResult<BackendResponse?>(null));
        await Assert.ThrowsAsync<CutException>(() => ApplyAsync(dying, schema, code));
        await At.ForgetLeaseAsync();
    }

    private async Task<IReadOnlyList<string>> CheckpointsAsync() => [.. (await At.StoredAsync("_fx.Changes")).Where(entry => entry.Contains("\"checkpoint\"", StringComparison.Ordinal))];

    // B is A with a mark behind it.
    private sealed class MarkCode(string mark) : IItemCode
    {
        public ValueTask<ReadOnlyMemory<byte>> RewriteAsync(string entity, ReadOnlyMemory<byte> item, CancellationToken cancellationToken)
        {
            var attributes = JsonNode.Parse(item.Span)!.AsObject();
            attributes.Remove("B");
            if (attributes["A"] is { } value)
                attributes["B"] = new JsonObject { ["S"] = $"{value["S"]} {mark}" };
            return ValueTask.FromResult<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(attributes.ToJsonString()));
        }
    }
}
