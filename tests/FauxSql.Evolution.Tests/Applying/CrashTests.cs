using System.Text.Json.Nodes;
using FauxSql.Engine;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Ledgers;
using FauxSql.Evolution.Planning;
using FauxSql.Evolution.Steps;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>A run dies at each of its requests in turn, on either side of it, and another one goes on.</summary>
public sealed class CrashTests
{
    private const int Items = 30;

    public static TheoryData<string> Changes { get; } = ["everything", "sharded", "unique", "replaced", "derived", "renamed", "given up", "settings", "changed"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Whatever_request_a_run_dies_at_the_next_one_ends_it(string change)
    {
        var (before, after) = ModelsOf(change);
        await using var filled = EmbeddedDynamo.InMemory();
        await FillAsync(new Place(filled), before);
        await using var whole = filled.Clone();
        await new Place(whole).ApplyAsync(after, CodeOf(change));
        var expected = await ContentAsync(new Place(whole), after);

        var crashes = 0;
        for (var request = 1; ; request++)
        {
            await using var engine = filled.Clone();
            var place = new Place(engine);
            var cut = new CutBackend(engine, request, isAfter: request % 2 == 0);
            await DieAsync(await place.PlanAsync(after), cut, CodeOf(change));
            if (!cut.IsCut)
                break;
            await place.ForgetLeaseAsync();
            crashes++;
            await place.ApplyAsync(after, CodeOf(change));
            Assert.Empty((await place.PlanAsync(after)).Steps);
            Assert.Equal(expected, await ContentAsync(place, after));
        }

        Assert.InRange(crashes, 30, 1000);
        TestContext.Current.TestOutputHelper?.WriteLine($"{crashes} crashes");
    }

    [Theory]
    [InlineData("everything")]
    [InlineData("derived")]
    [InlineData("renamed")]
    [InlineData("settings")]
    public async Task Whatever_request_a_way_back_dies_at_the_next_one_ends_it(string change)
    {
        var (before, after) = ModelsOf(change);
        await using var changed = EmbeddedDynamo.InMemory();
        await FillAsync(new Place(changed), before);
        await new Place(changed).ApplyAsync(after, new JoinCode());
        if (change == "renamed")
            before = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A")).Named("A", "A", "D")); // the other name is written on
        await using var whole = changed.Clone();
        await new Place(whole).BackAsync();
        var expected = await ContentAsync(new Place(whole), before);

        var crashes = 0;
        for (var request = 1; ; request++)
        {
            await using var engine = changed.Clone();
            var place = new Place(engine);
            var cut = new CutBackend(engine, request, isAfter: request % 2 == 0);
            await DieAsync(() => place.BackAsync(cut), cut);
            if (!cut.IsCut)
                break;
            await place.ForgetLeaseAsync();
            crashes++;
            if (!await IsUndoneAsync(place)) // once it is, another one would undo the plan before
                await place.BackAsync();
            Assert.Equal([], (await place.PlanAsync(before)).Steps.Select(step => step.Description));
            Assert.Equal(expected, await ContentAsync(place, before));
        }

        Assert.InRange(crashes, 30, 1000);
    }

    [Fact]
    public async Task A_plan_that_was_begun_may_be_gone_on_with()
    {
        var (before, after) = ModelsOf("everything");
        await using var filled = EmbeddedDynamo.InMemory();
        await FillAsync(new Place(filled), before);
        foreach (var request in Enumerable.Range(40, 40))
        {
            await using var engine = filled.Clone();
            var plan = await new Place(engine).PlanAsync(after);
            await DieAsync(plan, new CutBackend(engine, request, isAfter: true), new JoinCode());
            await new Place(engine).ForgetLeaseAsync();
            try
            {
                await new Place(engine).ApplyAsync(plan);
                Assert.Empty((await new Place(engine).PlanAsync(after)).Steps);
            }
            catch (EvolutionException refused)
            {
                Assert.Fail($"request {request}: {refused.Message}");
            }
        }
    }

    private static (DatabaseSchema Before, DatabaseSchema After) ModelsOf(string change) => change switch
    {
        "everything" => (
            Shape.Database(Shape.Entity("Order", Shape.Index("OldIndex", "A")).Expiring(), Shape.Entity("Old")),
            Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A", "N"), Shape.Index("BIndex", "B") with { Shards = 2 }).Unique("C"), Shape.Entity("Product", Shape.Index("AIndex", "A")))),
        "sharded" => (Shape.Database(Shape.Entity("Order")), Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 3 }))),
        "unique" => (Shape.Database(Shape.Entity("Order").Unique("B", within: "Id")), Shape.Database(Shape.Entity("Order").Unique("C"))),
        "settings" => (
            Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A")).Provisioned(50, 50), Shape.Entity("Other").Protected()),
            Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A"), Shape.Index("BIndex", "B")).Provisioned(40, 60).Protected(), Shape.Entity("Other").Provisioned(5, 5).Protected(isOn: false))),
        "renamed" => (Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A"))), Shape.Database(Shape.Entity("Order", Shape.Index("DIndex", "D")).Named("A", "D", "A"))),
        "changed" => (Shape.Database(Shape.Entity("Order").Unique("C")), Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A")).Unique("C").ChangedBy("First", "Second"))),
        "given up" => (Shape.Database(Shape.Entity("Order").Named("A", "D", "A")), Shape.Database(Shape.Entity("Order").Named("A", "D"))),
        "derived" => (Shape.Database(Shape.Entity("Order").Unique("B")), Shape.Database(Shape.Entity("Order", Shape.Index("BIndex", "B")).Derived("B", "A", "N").Unique("B"))),
        _ => (Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 2 })), Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "B", "N") with { Shards = 3, Included = ["C"] }))),
    };

    private static async Task FillAsync(Place place, DatabaseSchema schema)
    {
        await place.ApplyAsync(schema);
        foreach (var number in Enumerable.Range(0, Items))
            await place.PutAsync("Orders", $$$$$"""{"Id":{"S":"{{{{{number}}}}}"},"A":{"S":"a{{{{{number % 4}}}}}"},"B":{"S":"b{{{{{number % 3}}}}}"},"C":{"S":"c{{{{{number}}}}}"},"N":{"N":"{{{{{number}}}}}"}}""");
    }

    private static IItemCode CodeOf(string change) => change == "changed" ? new SuffixCode(2) : new JoinCode();

    private static Task DieAsync(SchemaPlan plan, CutBackend cut, IItemCode code)
    {
        var options = Place.Options with { Code = code, Destroy = [.. plan.Steps.Where(step => step.Severity == Severity.Destructive).Select(step => step.Subject).Distinct()] };
        return DieAsync(() => SchemaChange.ApplyAsync(cut, plan, options, null, TestContext.Current.CancellationToken), cut);
    }

    private static async Task DieAsync(Func<Task> run, CutBackend cut)
    {
        try
        {
            await run();
        }
        catch (Exception dead) when (cut.IsCut && dead is CutException or AggregateException or OperationCanceledException)
        {
        }
    }

    private static async Task<bool> IsUndoneAsync(Place place) =>
        (await new Ledger(new SchemaDatabase(place.Backend, new Layouts.MultiTableLayout(), Shape.Database())).RunsAsync(TestContext.Current.CancellationToken)).Any(run => run is { Undoes: not null, Ended: not null });

    // All tables and indexes of the model with their settings and their items, those that the layout stamps included, and the claims.
    private static async Task<string> ContentAsync(Place place, DatabaseSchema schema)
    {
        var content = new JsonObject();
        foreach (var table in new Layouts.MultiTableLayout().Tables(schema))
        {
            var described = (await place.SendAsync("DescribeTable", $$"""{"TableName":"{{table.Name}}"}"""))["Table"]!;
            content[$"{table.Name} as it is"] = string.Join(' ', (described["GlobalSecondaryIndexes"]?.AsArray() ?? []).Prepend(described).Select(one => $"{one!["ProvisionedThroughput"]!["ReadCapacityUnits"]}/{one["ProvisionedThroughput"]!["WriteCapacityUnits"]}").Order(StringComparer.Ordinal).Append($"{described["DeletionProtectionEnabled"]}"));
            content[table.Name] = JsonValue.Create(string.Join('\n', await place.StoredAsync(table.Name)));
            foreach (var index in table.Indexes)
                content[$"{table.Name}/{index.Name}"] = JsonValue.Create(string.Join('\n', await place.StoredAsync(table.Name, index.Name)));
        }

        return content.ToString();
    }
}
