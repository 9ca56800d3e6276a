using FauxSql.Errors;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Planning;
using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>What is refused: by a run, before it changes anything, and by an endpoint, at any time.</summary>
public sealed class RefusalTests : EndpointSuite<InProcess>
{
    private static readonly SuffixCode Code = new(1);

    [Theory]
    [InlineData(nameof(CopyValues), "Orders.D")]
    [InlineData(nameof(RemoveValues), "Orders.A")]
    [InlineData(nameof(ClaimValues), "Orders.C")]
    [InlineData(nameof(ChangeItems), "Orders.First")]
    [InlineData(nameof(FillKeys), "Orders._fx.shard3")]
    public async Task What_is_right_only_without_old_versions_is_not_begun_until_they_are_gone(string kind, string subject)
    {
        var (before, after) = Models(kind);
        await OrdersAsync(before);
        await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"77"}}}"""); // what the code does not take
        var plan = await At.PlanAsync(Shape.Database(after));
        Assert.Equal(subject, Assert.Single(plan.Steps, step => step.NeedsOldVersionsGone).Subject);
        Assert.Contains(plan.Steps, step => step.GetType().Name == kind);

        var sent = new RecordingBackend(new FarBackend(At.Backend));
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => ApplyAsync(sent, plan, areOldVersionsGone: false));
        Assert.Equal(
            $"The plan changes {subject} of items, and versions of the application that do not know of it go on to write items without. Nothing was changed. Run the new version everywhere first, then say so with --old-versions-gone.",
            refused.Message);
        Assert.Empty(sent.Sent);

        await ApplyAsync(sent, plan, areOldVersionsGone: true);
        await FitsAsync(plan.Schema);
    }

    [Theory]
    [InlineData("DescribeTable", "Orders")]
    [InlineData("DescribeTimeToLive", "Orders")]
    [InlineData("DescribeTable", "_fx.Changes")]
    [InlineData("Query", "_fx.Changes")]
    public async Task What_a_plan_may_not_look_at_is_named(string operation, string table)
    {
        await OrdersAsync(Shape.Entity("Order"));
        var denied = new DeniedBackend(At.Backend, operation, table);
        var failed = await Assert.ThrowsAsync<ServiceErrorException>(() => new Place(denied).PlanAsync(Shape.Database(Shape.Entity("Order"))));
        Assert.Equal($"{operation}: AccessDeniedException: {denied.Message}", failed.Message);
    }

    [Theory]
    [InlineData("PutItem", "_fx.Changes")] // its lease
    [InlineData("UpdateContinuousBackups", "Orders")]
    [InlineData("Scan", "Orders")]
    [InlineData("UpdateItem", "Orders")]
    [InlineData("CreateTable", "Others")]
    [InlineData("UpdateTable", "Orders")]
    [InlineData("UpdateTimeToLive", "Orders")]
    [InlineData("DeleteTable", "Olds")]
    public async Task What_a_run_may_not_do_is_named_and_it_goes_on_from_there_once_it_may(string operation, string table)
    {
        await At.ApplyAsync(Shape.Database(Shape.Entity("Old"), Shape.Entity("Order").Named("A", "A", "D")));
        await FillAsync();
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("CIndex", "C") with { Shards = 2 }).Named("A", "D", "A").Expiring(), Shape.Entity("Other"));
        var denied = new DeniedBackend(At.Backend, operation, table);
        var failed = await Assert.ThrowsAsync<ServiceErrorException>(async () => await new Place(denied).ApplyAsync(await At.PlanAsync(schema)));
        Assert.Equal($"{operation}: AccessDeniedException: {denied.Message}", failed.Message);
        Assert.DoesNotContain(await At.StoredAsync("_fx.Changes"), entry => entry.Contains("\"lock\"", StringComparison.Ordinal) || entry.Contains("\"quarantine\"", StringComparison.Ordinal));

        await At.ApplyAsync(schema);
        await FitsAsync(schema);
        Assert.Equal(["Orders", "Others", "_fx.Changes"], await TablesAsync());
        Assert.All(await StoredAsync(), item => Assert.Equal(item["A"]?["S"]?.GetValue<string>(), item["D"]?["S"]?.GetValue<string>()));
        await IsWholeAsync("CIndex", item => item.ContainsKey("C"));
    }

    [Fact]
    public async Task Where_not_even_the_ledger_may_be_made_nothing_is_changed()
    {
        var sent = new RecordingBackend(At.Backend);
        var denied = new DeniedBackend(sent, "CreateTable", "_fx.Changes");
        var failed = await Assert.ThrowsAsync<ServiceErrorException>(() => new Place(denied).ApplyAsync(Shape.Database(Shape.Entity("Order"))));
        Assert.Contains("dynamodb:CreateTable on resource: arn:aws:dynamodb:us-east-1:123456789012:table/_fx.Changes", failed.Message, StringComparison.Ordinal);
        Assert.Empty(await TablesAsync());
        Assert.All(sent.Sent, request => Assert.StartsWith("Describe", request, StringComparison.Ordinal));
    }

    private static Task<IReadOnlyList<AppliedStep>> ApplyAsync(RecordingBackend backend, SchemaPlan plan, bool areOldVersionsGone) =>
        SchemaChange.ApplyAsync(backend, plan, Place.Options with { Code = Code, AreOldVersionsGone = areOldVersionsGone }, null, TestContext.Current.CancellationToken);

    private static (EntitySchema Before, EntitySchema After) Models(string kind) => kind switch
    {
        nameof(CopyValues) => (Shape.Entity("Order").Named("A", "A", "D"), Shape.Entity("Order").Named("A", "D", "A")),
        nameof(RemoveValues) => (Shape.Entity("Order").Named("A", "D", "A"), Shape.Entity("Order").Named("A", "D")),
        nameof(ClaimValues) => (Shape.Entity("Order"), Shape.Entity("Order").Unique("C")),
        nameof(ChangeItems) => (Shape.Entity("Order"), Shape.Entity("Order").ChangedBy("First")),
        nameof(FillKeys) => (Shape.Entity("Order"), Shape.Entity("Order", Shape.Index("CIndex", "C") with { Shards = 3 })),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
