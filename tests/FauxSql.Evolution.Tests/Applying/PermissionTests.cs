using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>What plans and runs ask for is what <c>docs/changes.md</c> says that they must be allowed.</summary>
public sealed partial class PermissionTests : EndpointSuite<InProcess>
{
    [Fact]
    public async Task All_that_is_sent_is_in_the_documentation()
    {
        await At.ApplyAsync(Shape.Database(Shape.Entity("Old"), Shape.Entity("Order", Shape.Index("OldIndex", "B")), Shape.Entity("User").Unique("A")));
        await FillAsync();
        await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"77"}}}"""); // what the code does not take
        var models = (DatabaseSchema[])
        [
            Shape.Database(Shape.Entity("New"), Shape.Entity("Order", Shape.Index("NIndex", "N") with { Shards = 2 }).Named("A", "A", "D").Unique("C").Expiring().Provisioned(100, 100).Protected(), Shape.Entity("User").Unique("A")),
            Shape.Database(Shape.Entity("New"), Shape.Entity("Order", Shape.Index("NIndex", "N") with { Shards = 2 }).Named("A", "D", "A").Unique("C").ChangedBy("First"), Shape.Entity("User").Unique("A")),
            Shape.Database(Shape.Entity("New"), Shape.Entity("Order").Named("A", "D").ChangedBy("First"), Shape.Entity("User").Unique("A")),
        ];
        var (planned, applied, kinds) = (new RecordingBackend(At.Backend), new RecordingBackend(At.Backend), new HashSet<Type>());
        foreach (var model in models)
            kinds.UnionWith((await new Place(applied).ApplyAsync(await new Place(planned).PlanAsync(model), new SuffixCode(1))).Select(done => done.Step.GetType()));
        Assert.Superset(
            new HashSet<Type>(
            [
                typeof(CreateTable), typeof(DropTable), typeof(CreateIndex), typeof(DropIndex), typeof(CheckIndexValues), typeof(FillKeys), typeof(CopyValues), typeof(RemoveValues), typeof(ChangeItems),
                typeof(ClaimValues), typeof(ReleaseValues), typeof(StartExpiry), typeof(StopExpiry), typeof(SetBilling), typeof(SetProtection),
            ]),
            kinds);
        var far = new RecordingBackend(new FarBackend(At.Backend));
        var derived = await At.PlanAsync(Shape.Database(Shape.Entity("New"), Shape.Entity("Order").Named("A", "D").Derived("B", "C").ChangedBy("First"), Shape.Entity("User").Unique("A")));
        await SchemaChange.ApplyAsync(far, derived, Place.Options with { Code = new JoinCode(), IsDataOnly = true, AreOldVersionsGone = true }, null, TestContext.Current.CancellationToken);

        var (ofPlan, ofApply) = await DocumentedAsync();
        Assert.Equal(ofPlan.Except(["Scan"]).Order(StringComparer.Ordinal), ActionsOf(planned)); // which is for samples
        Assert.Contains("DescribeContinuousBackups", ActionsOf(far));
        Assert.Empty(ActionsOf(applied).Concat(ActionsOf(far)).Except(ofPlan.Concat(ofApply)));
    }

    // A transaction is allowed what its parts are. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
    private static SortedSet<string> ActionsOf(RecordingBackend backend)
    {
        var actions = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (operation, body) in backend.Sent.Select(request => request.Split(' ', 2)).Select(parts => (parts[0], parts[1])))
        {
            if (operation == "TransactWriteItems")
                actions.UnionWith(JsonNode.Parse(body)!["TransactItems"]!.AsArray().Select(part => part!.AsObject().Single().Key is "ConditionCheck" ? "ConditionCheckItem" : part.AsObject().Single().Key + "Item"));
            else
                actions.Add(operation);
        }

        return actions;
    }

    private static async Task<(IReadOnlyList<string> OfPlan, IReadOnlyList<string> OfApply)> DocumentedAsync()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FauxSql.slnx")))
            folder = folder.Parent!;
        var page = await File.ReadAllLinesAsync(Path.Combine(folder.FullName, "docs", "changes.md"), TestContext.Current.CancellationToken);
        var parts = string.Join('\n', page.SkipWhile(line => !line.StartsWith("**Permissions.**", StringComparison.Ordinal)).TakeWhile(line => line.Length > 0)).Split("`apply`");
        return (ActionsIn(parts[0]), ActionsIn(parts[1]));
    }

    private static IReadOnlyList<string> ActionsIn(string text) => [.. Action().Matches(text).Select(match => match.Groups["name"].Value)];

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Action();
}
