using System.Globalization;
using System.Text.Json.Nodes;
using FauxSql.Engine;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Planning;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>From any model to any other in stages, where a stack owns the tables: what comes of it is what comes of a plan that FauxSql carries out alone.</summary>
public sealed class StagedChangeTests
{
    private const int Most = 60;

    private static readonly MultiTableLayout Layout = new();

    [Fact]
    public async Task Stages_lead_to_the_same_as_a_plan_that_is_carried_out_at_once()
    {
        var runs = int.Parse(Environment.GetEnvironmentVariable("FAUXSQL_TEST_CHANGES") ?? "60", CultureInfo.InvariantCulture);
        var stages = 0;
        await Parallel.ForEachAsync(Enumerable.Range(1, runs), TestContext.Current.CancellationToken, async (seed, _) =>
        {
            try
            {
                Interlocked.Add(ref stages, await RunAsync(seed));
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"seed {seed}: {failure.Message}", failure);
            }
        });
        TestContext.Current.TestOutputHelper?.WriteLine($"{stages} stages");
        Assert.True(stages > 3 * runs, $"{stages} stages");
    }

    [Fact]
    public async Task Whatever_request_a_run_between_two_deployments_dies_at_the_next_one_ends_it()
    {
        var before = Shape.Database(Shape.Entity("Order", Shape.Index("OldIndex", "A")).Unique("B", within: "Id"));
        var after = Shape.Database(Shape.Entity("Order", Shape.Index("BIndex", "B") with { Shards = 2 }).Derived("B", "A", "N").Unique("C"));
        await using var filled = EmbeddedDynamo.InMemory();
        await new Place(filled).ApplyAsync(before);
        foreach (var number in Enumerable.Range(0, 9))
            await new Place(filled).PutAsync("Orders", $$$$$"""{"Id":{"S":"{{{{{number}}}}}"},"A":{"S":"a{{{{{number % 4}}}}}"},"C":{"S":"c{{{{{number}}}}}"},"N":{"N":"{{{{{number}}}}}"}}""");
        await using var whole = filled.Clone();
        await new Place(whole).ApplyAsync(after, new JoinCode());
        var expected = await ContentAsync(new Place(whole));

        for (var request = 1; ; request++)
        {
            await using var engine = filled.Clone();
            var place = new Place(engine);
            var stack = new Stack(place, Layout.Tables(before));
            var cut = new CutBackend(engine, request, isAfter: request % 2 == 0);
            while ((await place.PlanAsync(after)).Stages is [var stage, ..])
            {
                if (!stage.IsDataOnly)
                {
                    await stack.DeployAsync(stage.Tables);
                    continue;
                }

                try
                {
                    await place.ApplyItemsAsync(await place.PlanAsync(after), new JoinCode(), cut.IsCut ? engine : cut);
                }
                catch (Exception dead) when (cut.IsCut && dead is CutException or AggregateException or OperationCanceledException)
                {
                    await place.SendAsync("DeleteItem", """{"TableName":"_fx.Changes","Key":{"Kind":{"S":"lock"},"Name":{"S":"lock"}}}""");
                }
            }

            Assert.Equal(expected, await ContentAsync(place));
            if (!cut.IsCut)
            {
                Assert.InRange(request, 60, 2000);
                break;
            }
        }
    }

    private static async Task<int> RunAsync(int seed)
    {
        var models = new RandomModel(new Random(seed));
        var (before, stages) = (models.Any(), 0);
        await using var whole = EmbeddedDynamo.InMemory();
        await new Place(whole).ApplyAsync(before, new ModelDouble(before));
        await FillAsync(new Place(whole), models, before);
        var after = models.Changed(before);
        await using var staged = whole.Clone();
        await new Place(whole).ApplyAsync(after, new ModelDouble(after));

        var place = new Place(staged);
        var stack = new Stack(place, [.. (await place.PlanAsync(before)).Before.Tables.Values.Select(live => live.Definition with { Billing = live.Billing, IsDeletionProtected = live.IsProtected })]);
        var plan = await place.PlanAsync(after);
        foreach (var stage in seed % 2 == 0 ? plan.Stages : [])
            stages += await CarryOutAsync(place, stack, after, stage);
        while ((await place.PlanAsync(after)).Stages is [var stage, ..])
        {
            stages += await CarryOutAsync(place, stack, after, stage);
            Assert.InRange(stages, 1, Most);
        }

        Assert.Empty((await place.PlanAsync(after)).Steps);
        Assert.Equal(await ContentAsync(new Place(whole)), await ContentAsync(place));
        return stages;
    }

    private static async Task<int> CarryOutAsync(Place place, Stack stack, DatabaseSchema after, PlanStage stage)
    {
        if (!stage.IsDataOnly)
            await stack.DeployAsync(stage.Tables);
        else
            await place.ApplyItemsAsync(await place.PlanAsync(after), new ModelDouble(after));
        return 1;
    }

    private static async Task FillAsync(Place place, RandomModel models, DatabaseSchema schema)
    {
        foreach (var entity in schema.Entities)
        {
            for (var number = 0; number < 12; number++)
            {
                var item = JsonNode.Parse(models.Item(entity, number, Layout))!.AsObject();
                if (RandomModel.IsDerived(entity))
                    JoinCode.Join(item);
                await place.PutAsync(entity.TableName, item.ToJsonString());
            }
        }
    }

    // All tables but the ledger, as they are described and with their items, and the ledger's knowledge of them.
    private static async Task<string> ContentAsync(Place place)
    {
        var content = new JsonObject();
        foreach (var name in (await place.SendAsync("ListTables", "{}"))["TableNames"]!.AsArray().Select(name => name!.GetValue<string>()).Where(name => name != "_fx.Changes"))
        {
            var table = (await place.SendAsync("DescribeTable", $$"""{"TableName":"{{name}}"}"""))["Table"]!;
            content[name] = new JsonArray(
                table["KeySchema"]!.DeepClone(),
                Sorted(table["AttributeDefinitions"], "AttributeName"),
                Sorted(table["GlobalSecondaryIndexes"], "IndexName"),
                table["BillingModeSummary"]?["BillingMode"]?.DeepClone(),
                table["DeletionProtectionEnabled"]!.DeepClone(),
                (await place.SendAsync("DescribeTimeToLive", $$"""{"TableName":"{{name}}"}"""))["TimeToLiveDescription"]!.DeepClone(),
                JsonValue.Create(string.Join('\n', await place.StoredAsync(name))));
        }

        foreach (var entry in (await place.ItemsAsync("_fx.Changes")).Select(item => JsonNode.Parse(item)!).Where(entry => entry["Kind"]!["S"]!.GetValue<string>() is "table" or "entity" or "todo"))
            content[$"{entry["Kind"]!["S"]} {entry["Name"]!["S"]}"] = entry["Content"]!["S"]!.DeepClone();
        return content.ToString();
    }

    private static JsonArray Sorted(JsonNode? list, string by) => [.. (list?.AsArray() ?? []).OrderBy(one => one![by]!.GetValue<string>(), StringComparer.Ordinal).Select(one =>
    {
        var plain = one!.DeepClone().AsObject();
        foreach (var figure in (string[])["IndexSizeBytes", "ItemCount", "WarmThroughput", "ProvisionedThroughput"])
            plain.Remove(figure);
        return plain;
    })];
}
