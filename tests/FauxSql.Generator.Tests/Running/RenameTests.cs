using System.Reflection;
using FauxSql.Engine;
using FauxSql.Evolution;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Live;
using FauxSql.Evolution.Planning;
using FauxSql.Evolution.Steps;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;

namespace FauxSql.Generator.Tests.Running;

/// <summary>Attributes that are renamed while versions of the application before and after write and read the same items.</summary>
public sealed class RenameTests
{
    private static readonly MultiTableLayout Layout = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Whoever_writes_whoever_reads_sees_it(int seed)
    {
        using var versions = new Versions();
        await using var engine = EmbeddedDynamo.InMemory();
        var random = new Random(seed);
        var expected = new Dictionary<string, (string? Name, int Visits)>(StringComparer.Ordinal);
        Assert.Equal(["CreateTable"], await ApplyAsync(engine, versions.Old.Schema));
        await WorkAsync(engine, random, expected, versions.Old);

        // The first deployment needs nothing of the tables.
        Assert.Equal([], await ApplyAsync(engine, versions.Both.Schema));
        await WorkAsync(engine, random, expected, versions.Old, versions.Both);
        await WorkAsync(engine, random, expected, versions.Both);

        // The second one does, once the old version is gone; the copy runs beside writers of the first.
        var copying = ApplyAsync(engine, versions.New.Schema);
        await WorkAsync(engine, random, expected, versions.Both);
        Assert.Equal(["CopyValues", "CopyValues"], await copying);
        await WorkAsync(engine, random, expected, versions.Both, versions.New);
        await WorkAsync(engine, random, expected, versions.New, versions.Last);

        // And the third one ends it.
        Assert.Equal(["RemoveValues", "RemoveValues"], await ApplyAsync(engine, versions.Last.Schema));
        await WorkAsync(engine, random, expected, versions.Last);
        Assert.Equal([], await ApplyAsync(engine, versions.Last.Schema));
        using var stored = await engine.SendAsync(new BackendRequest("Scan", """{"TableName":"People"}"""u8.ToArray(), CallContext.None), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("\"Name\"", System.Text.Encoding.UTF8.GetString(stored.Body.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_is_left_out_is_a_problem()
    {
        using var versions = new Versions();
        await using var engine = EmbeddedDynamo.InMemory();
        await ApplyAsync(engine, versions.Both.Schema);
        var plan = SchemaPlan.Of(versions.Last.Schema, Layout, await LiveState.ReadAsync(engine, versions.Last.Schema, Layout, TestContext.Current.CancellationToken));
        Assert.Equal(
            "Person.FullName is stored as FullName alone now, and Name counted until now. Say [Renamed(\"Name\", ReadsNew = true)], apply and deploy that first; then the attribute can go.",
            plan.Problems[0]);
    }

    [Fact]
    public async Task The_way_back_copies_the_other_way()
    {
        using var versions = new Versions();
        await using var engine = EmbeddedDynamo.InMemory();
        var (random, expected) = (new Random(9), new Dictionary<string, (string? Name, int Visits)>(StringComparer.Ordinal));
        await ApplyAsync(engine, versions.Both.Schema);
        await WorkAsync(engine, random, expected, versions.Both);
        await ApplyAsync(engine, versions.New.Schema);
        await WorkAsync(engine, random, expected, versions.New, versions.Last);
        var back = await Rollback.FindAsync(engine, Layout, [], TestContext.Current.CancellationToken);
        Assert.Equal(["CopyValues", "CopyValues"], back.Plan.Steps.Select(step => step.GetType().Name));
        await SchemaChange.ApplyAsync(engine, back.Plan, new ApplyOptions { Who = "a test", Undoes = back }, null, TestContext.Current.CancellationToken);
        await WorkAsync(engine, random, expected, versions.Old, versions.Both);
    }

    private static async Task<IEnumerable<string>> ApplyAsync(EmbeddedDynamo engine, DatabaseSchema schema)
    {
        var plan = SchemaPlan.Of(schema, Layout, await LiveState.ReadAsync(engine, schema, Layout, TestContext.Current.CancellationToken));
        Assert.Empty(plan.Problems);
        var done = await SchemaChange.ApplyAsync(engine, plan, new ApplyOptions { Who = "a test" }, null, TestContext.Current.CancellationToken);
        return done.Select(applied => applied.Step.GetType().Name);
    }

    // Every version in turn writes something, and every version reads everything.
    private static async Task WorkAsync(EmbeddedDynamo engine, Random random, Dictionary<string, (string? Name, int Visits)> expected, params Version[] versions)
    {
        for (var work = 0; work < 40; work++)
        {
            var (version, id) = (versions[random.Next(versions.Length)], $"P{random.Next(25)}");
            var name = random.Next(5) == 0 ? null : $"name {random.Next(10)}";
            switch (expected.ContainsKey(id) ? random.Next(8) : -random.Next(2))
            {
                case -1:
                    await version.CallAsync("TransactInsert", engine, id, name, work);
                    expected[id] = (name, work);
                    break;
                case 0:
                    await version.CallAsync("Put", engine, id, name, work);
                    expected[id] = (name, work);
                    break;
                case 1:
                    await version.CallAsync("Set", engine, id, name);
                    expected[id] = expected[id] with { Name = name };
                    break;
                case 2:
                    await version.CallAsync("Count", engine, id);
                    expected[id] = expected[id] with { Visits = expected[id].Visits + 1 };
                    break;
                case 3:
                    var isMet = await version.AskAsync<bool>("SetIf", engine, id, $"name {random.Next(10)}", "changed");
                    if (isMet)
                        expected[id] = expected[id] with { Name = "changed" };
                    break;
                case 4:
                    await version.CallAsync("TransactSet", engine, id, name, work);
                    expected[id] = (name, work);
                    break;
                case 5:
                    await version.CallAsync("TransactCount", engine, id);
                    expected[id] = expected[id] with { Visits = expected[id].Visits + 1 };
                    break;
                case 6:
                    await version.CallAsync("Save", engine, id, name);
                    expected[id] = expected[id] with { Name = name };
                    break;
                default:
                    await version.CallAsync("PutMany", engine, id, name, work);
                    expected[id] = (name, work);
                    break;
            }

            foreach (var reader in versions)
            {
                Assert.Equal(expected[id], await reader.AskAsync<(string?, int)>("Get", engine, id));
                if (expected[id].Name is { } known)
                    Assert.Equal(expected.Where(person => person.Value.Name == known).Select(person => person.Key).Order(StringComparer.Ordinal), await reader.AskAsync<List<string>>("Find", engine, known));
            }
        }
    }

    private sealed class Versions : IDisposable
    {
        public Version Old { get; } = new("Name", "Count", "");

        public Version Both { get; } = new("FullName", "Visits", "[Renamed(\"{0}\")]");

        public Version New { get; } = new("FullName", "Visits", "[Renamed(\"{0}\", ReadsNew = true)]");

        public Version Last { get; } = new("FullName", "Visits", "");

        public void Dispose()
        {
            foreach (var version in (Version[])[Old, Both, New, Last])
                version.Dispose();
        }
    }

    private sealed class Version : IDisposable
    {
        private readonly Loaded _loaded;
        private readonly Type _app;

        public Version(string name, string count, string renamed)
        {
            var run = Run.Of($$"""
                using FauxSql.Protocol.Backends;
                using FauxSql.Errors;
                [Table("People")] public sealed partial record Person
                {
                    [PartitionKey] public required string Team { get; init; }
                    [SortKey] public required string Id { get; init; }
                    {{renamed.Replace("{0}", "Name", StringComparison.Ordinal)}} public string? {{name}} { get; init; }
                    {{renamed.Replace("{0}", "Count", StringComparison.Ordinal)}} public int {{count}} { get; init; }
                }

                [Database] public sealed partial class TeamDb;

                public static class App
                {
                    public static DatabaseSchema Schema(IBackend b) => new TeamDb(b).Schema;
                    private static Person Of(string id, string? name, int count) => new() { Team = "T", Id = id, {{name}} = name, {{count}} = count };
                    public static async Task Put(IBackend b, string id, string? name, int count) => await new TeamDb(b).People.PutAsync(Of(id, name, count));
                    public static async Task PutMany(IBackend b, string id, string? name, int count) => await new TeamDb(b).People.PutManyAsync([Of(id, name, count)]);
                    public static async Task Set(IBackend b, string id, string? name)
                    {
                        if (name is null)
                            await new TeamDb(b).People.Update("T", id).Remove(p => p.{{name}}).RunAsync();
                        else
                            await new TeamDb(b).People.Update("T", id).Set(p => p.{{name}}, name).RunAsync();
                    }

                    public static async Task Count(IBackend b, string id) => await new TeamDb(b).People.Update("T", id).Add(p => p.{{count}}, 1).RunAsync();
                    public static async Task TransactInsert(IBackend b, string id, string? name, int count) => await new TeamDb(b).TransactAsync(t => t.Insert(Of(id, name, count)));
                    public static Task TransactCount(IBackend b, string id) => TransactCount(new TeamDb(b), id);
                    private static async Task TransactCount(TeamDb db, string id) => await db.TransactAsync(t => t.Update(db.People.Update("T", id).Add(p => p.{{count}}, 1)));
                    public static Task TransactSet(IBackend b, string id, string? name, int count) => TransactSet(new TeamDb(b), id, name, count);
                    private static async Task TransactSet(TeamDb db, string id, string? name, int count) =>
                        await db.TransactAsync(t => t.Update(name is null ? db.People.Update("T", id).Remove(p => p.{{name}}).Set(p => p.{{count}}, count) : db.People.Update("T", id).Set(p => p.{{name}}, name).Set(p => p.{{count}}, count)));
                    public static async Task Save(IBackend b, string id, string? name)
                    {
                        var found = await new TeamDb(b).People.GetAsync("T", id);
                        await new TeamDb(b).People.SaveAsync(found with { {{name}} = name });
                    }

                    public static async Task<bool> SetIf(IBackend b, string id, string was, string name)
                    {
                        try
                        {
                            await new TeamDb(b).People.Update("T", id).Set(p => p.{{name}}, name).If(p => p.{{name}} == was).RunAsync();
                            return true;
                        }
                        catch (ConditionFailedException)
                        {
                            return false;
                        }
                    }

                    public static async Task<(string?, int)> Get(IBackend b, string id) => await new TeamDb(b).People.FindAsync("T", id) is { } found ? (found.{{name}}, found.{{count}}) : default;
                    public static async Task<List<string>> Find(IBackend b, string name) => (await new TeamDb(b).People.ByTeam("T").Where(p => p.{{name}} == name).ToListAsync()).Select(p => p.Id).Order(StringComparer.Ordinal).ToList();
                }
                """);
            Assert.Empty(run.Diagnostics);
            _loaded = new Loaded(run);
            _app = _loaded.TypeOf("App");
        }

        public DatabaseSchema Schema => (DatabaseSchema)_app.GetMethod("Schema")!.Invoke(null, [EmbeddedDynamo.InMemory()])!;

        public Task CallAsync(string method, params object?[] arguments) => (Task)_app.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, arguments)!;

        public Task<T> AskAsync<T>(string method, params object?[] arguments) => (Task<T>)CallAsync(method, arguments);

        public void Dispose() => _loaded.Dispose();
    }
}
