using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Live;
using FauxSql.Evolution.Planning;
using FauxSql.Evolution.Steps;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;

namespace FauxSql.Generator.Tests.Running;

/// <summary>Items that classes of the project change, while versions of the application before and after write and read them. An amount is stored in units that get ten times smaller with each change.</summary>
public sealed class ItemChangeTests : IAsyncLifetime
{
    private static readonly MultiTableLayout Layout = new();

    private readonly EmbeddedDynamo _engine = EmbeddedDynamo.InMemory();
    private readonly App _none = new(0);
    private readonly App _first = new(1);
    private readonly App _second = new(2);
    private readonly Dictionary<string, int> _expected = new(StringComparer.Ordinal);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var app in (App[])[_none, _first, _second])
            app.Dispose();
        await _engine.DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Each_item_is_changed_once_whoever_writes_whoever_reads(int seed)
    {
        var random = new Random(seed);
        await ApplyAsync(_none);
        await WorkAsync(random, _none);

        // Unchanged items read and written by the next version, before and while all are changed.
        await WorkAsync(random, _first);
        await _none.CallAsync("Put", _engine, "late", 7);
        _expected["late"] = 7;
        var changing = ApplyAsync(_first);
        await WorkAsync(random, _first);
        Assert.Equal([nameof(ChangeItems)], (await changing).Select(done => done.Step.GetType().Name));
        Assert.All(await StoredAsync(), item => Assert.Equal("1", Stamp(item)));
        await WorkAsync(random, _first);

        // A version that knows one change beside one that knows two.
        await WorkAsync(random, _first, _second);
        changing = ApplyAsync(_second);
        await WorkAsync(random, _second);
        await changing;
        await WorkAsync(random, _second);
        Assert.All(await StoredAsync(), item => Assert.Equal((Stamp(item), $"land of {item["Id"]!["S"]}"), ("2", (string)item["Country"]!["S"]!)));
        Assert.Empty(await ApplyAsync(_second));
        Assert.Equal(_expected.OrderBy(one => one.Key), (await _second.AskAsync<Dictionary<string, int>>("All", _engine)).OrderBy(one => one.Key));
    }

    [Fact]
    public async Task Two_changes_at_once_are_applied_in_their_order()
    {
        await ApplyAsync(_none);
        await _none.CallAsync("Put", _engine, "A", 5);
        Assert.Equal(5, await _second.AskAsync<int>("Get", _engine, "A"));
        Assert.Equal("Change items of People by the project's Tenths (1), then Hundredths (2)", Assert.Single(await ApplyAsync(_second)).Step.Description);
        Assert.Equal("500", (string)Assert.Single(await StoredAsync())["Amount"]!["N"]!);
    }

    [Fact]
    public async Task A_write_of_a_part_changes_the_whole_before()
    {
        await ApplyAsync(_none);
        await _none.CallAsync("Put", _engine, "A", 5);
        await _first.CallAsync("Add", _engine, "A", 3);
        Assert.Equal(("80", "1"), AmountOf(Assert.Single(await StoredAsync())));
        await _first.CallAsync("Upsert", _engine, "B", 2);
        Assert.Equal(2, await _first.AskAsync<int>("Get", _engine, "B"));
        await _none.CallAsync("Put", _engine, "C", 4);
        await _first.CallAsync("TransactAdd", _engine, "C", 1);
        Assert.Equal(5, await _first.AskAsync<int>("Get", _engine, "C"));
    }

    [Fact]
    public async Task What_a_newer_version_changed_is_left_to_it()
    {
        await ApplyAsync(_none);
        await _second.CallAsync("Put", _engine, "A", 5);
        foreach (var write in (string[])["Add", "Save", "TransactAdd", "Upsert", "Put"])
        {
            var refused = await Assert.ThrowsAsync<NewerItemException>(() => _first.CallAsync(write, _engine, "A", 1));
            Assert.Equal("Person T/A has change 2 of its items, and this version of the application knows 1 at most. Nothing was written: run the newer version.", refused.Message);
        }

        Assert.Equal(5, await _second.AskAsync<int>("Get", _engine, "A"));
    }

    [Fact]
    public async Task An_item_that_a_change_does_not_take_is_put_aside_and_the_others_are_changed()
    {
        await ApplyAsync(_none);
        for (var number = 0; number < 20; number++)
            await _none.CallAsync("Put", _engine, $"P{number}", number);
        await _none.CallAsync("Put", _engine, "poison", -1);
        var done = Assert.Single(await ApplyAsync(_first));
        Assert.Equal((20, 1), (done.Items, done.Quarantined));
        var read = await Assert.ThrowsAsync<StoredItemException>(() => _first.AskAsync<int>("Get", _engine, "poison"));
        Assert.Equal("The stored Person T/poison cannot be read: change 1 (Tenths) failed: nobody owes us", read.Message);

        // It is tried again, and no other is changed again; nor can the change be left out meanwhile.
        done = Assert.Single(await ApplyAsync(_first));
        Assert.Equal((0, 1), (done.Items, done.Quarantined));
        await _none.CallAsync("Put", _engine, "poison", 1);
        done = Assert.Single(await ApplyAsync(_first));
        Assert.Equal((1, 0), (done.Items, done.Quarantined));
        Assert.Empty(await ApplyAsync(_first));
    }

    [Fact]
    public async Task A_deletion_with_a_condition_and_what_must_not_refer_to_it_finds_the_item_changed()
    {
        using var loaded = new Loaded(Run.Of("""
            using FauxSql.Protocol.Backends;
            using FauxSql.Errors;
            [Table] public sealed partial record Customer { [PartitionKey] public required string Id { get; init; } [Unique] public required string Email { get; init; } public int Cents { get; init; } }
            [Table] public sealed partial record Order { [PartitionKey] public required string OrderId { get; init; } [References<Customer>(Enforced = true), Index("CustomerIndex")] public required string CustomerId { get; init; } }
            [Change(1)] public sealed class Cents : ItemChange<Customer> { public override Customer Apply(Customer item) => item with { Cents = item.Cents * 100, Email = item.Email.ToLowerInvariant() }; }
            [Database] public sealed partial class Db;
            public static class App
            {
                public static async Task<string> Work(IBackend backend)
                {
                    var db = new Db(backend);
                    var refused = false;
                    try { await db.Customers.Delete("C").If(c => c.Cents == 5).RunAsync(); } catch (ConditionFailedException) { refused = true; }
                    await db.Customers.Update("D").Add(c => c.Cents, 1).RunAsync();
                    var byMail = await db.Customers.FindByEmailAsync("d@example.com");
                    await db.Customers.Delete("C").If(c => c.Cents == 500).RunAsync();
                    return $"{refused} {byMail?.Cents} {await db.Customers.FindAsync("C") is null}";
                }
            }
            """));
        var database = (DynamoDatabase)Activator.CreateInstance(loaded.TypeOf("Db"), _engine, null, null)!;
        await database.EnsureTablesAsync(TestContext.Current.CancellationToken);
        foreach (var (table, item) in ((string, string)[])
            [
                ("Customers", """{"Id":{"S":"C"},"Email":{"S":"C@example.com"},"Cents":{"N":"5"}}"""), ("UniqueKeys", """{"Claim":{"S":"Customer.Email#C@example.com"},"Owner":{"S":"C"}}"""),
                ("Customers", """{"Id":{"S":"D"},"Email":{"S":"D@example.com"},"Cents":{"N":"7"}}"""), ("UniqueKeys", """{"Claim":{"S":"Customer.Email#D@example.com"},"Owner":{"S":"D"}}"""),
            ])
        {
            using var put = await _engine.SendAsync(new BackendRequest("PutItem", Encoding.UTF8.GetBytes($$"""{"TableName":"{{table}}","Item":{{item}}}"""), CallContext.None), TestContext.Current.CancellationToken);
            Assert.True(put.IsSuccess);
        }

        Assert.Equal("True 701 True", await (Task<string>)loaded.TypeOf("App").GetMethod("Work")!.Invoke(null, [_engine])!);
        using var claims = await _engine.SendAsync(new BackendRequest("Scan", """{"TableName":"UniqueKeys"}"""u8.ToArray(), CallContext.None), TestContext.Current.CancellationToken);
        Assert.Equal(["Customer.Email#d@example.com"], JsonNode.Parse(Encoding.UTF8.GetString(claims.Body.Span))!["Items"]!.AsArray().Select(claim => (string)claim!["Claim"]!["S"]!));
    }

    private const string Referring = """
        using FauxSql.Protocol.Backends;
        using FauxSql.Errors;
        [Table] public sealed partial record Customer { [PartitionKey] public required string Id { get; init; } }
        [Table] public sealed partial record Order
        {
            [PartitionKey] public required string Id { get; init; }
            [References<Customer>(Enforced = true), Index("CustomerIndex")] public required string CustomerId { get; init; }
            [References<Order>(Enforced = true), Index("FirstIndex")] public string? FirstId { get; init; }
        }

        [Change(1)] public sealed class InLowerCase : ItemChange<Order> { public override Order Apply(Order item) => item with { CustomerId = item.CustomerId.ToLowerInvariant(), FirstId = item.FirstId ?? item.Id }; }
        [Database] public sealed partial class Db;
        public static class App
        {
            public static DynamoDatabase Database(IBackend b) => new Db(b);
            public static async Task Found(IBackend b, string id) => await new Db(b).Customers.InsertAsync(new Customer { Id = id });
            public static async Task Touch(IBackend b, string id) => await new Db(b).Orders.Update(id).Set(o => o.FirstId, "A").RunAsync();
            public static async Task Close(IBackend b, string id) => await new Db(b).Customers.DeleteAsync(id);
        }
        """;

    [Fact]
    public async Task What_an_item_refers_to_once_it_is_changed_must_be_there()
    {
        using var app = new App(Referring);
        await ApplyAsync(app, Without(app));
        foreach (var (id, more) in ((string, string)[])[("a", ""), ("b", ""","_fx.deleting":{"S":"crashed"}""")])
            await PutAsync("Customers", $$"""{"Id":{"S":"{{id}}"}{{more}}}""");
        foreach (var (id, customer, more) in ((string, string, string)[])
            [
                ("A", "A", ""","_fx.deleting":{"S":"crashed"}"""), ("B", "B", ""), ("nobody's", "C", ""), ("as before", "d", ""), ("touched", "C", ""), ("first", "A", ""","FirstId":{"S":"gone"}"""),
            ])
            await PutAsync("Orders", $$"""{"Id":{"S":"{{id}}"},"CustomerId":{"S":"{{customer}}"}{{more}}}""");

        // What it refers to already is not asked for, and who it refers to from now on is not deleted by whoever was about to.
        var done = Assert.Single(await ApplyAsync(app));
        Assert.Equal((4, 2), (done.Items, done.Quarantined));
        Assert.Equal(["c"], (await ReasonsAsync()).Distinct().Select(reason => reason.Split('"')[1]));
        Assert.Equal("Order.CustomerId \"c\" refers to a Customer that is not there", (await ReasonsAsync())[0]);
        Assert.DoesNotContain("crashed", string.Concat((await StoredAsync("Customers")).Concat(await StoredAsync("Orders")).Select(item => item.ToJsonString())), StringComparison.Ordinal);

        await Assert.ThrowsAsync<ReferenceViolationException>(() => app.CallAsync("Touch", _engine, "touched"));
        await app.CallAsync("Found", _engine, "c");
        await app.CallAsync("Touch", _engine, "touched");
        done = Assert.Single(await ApplyAsync(app));
        Assert.Equal((1, 0), (done.Items, done.Quarantined));
        Assert.Equal(["a", "a", "b", "c", "c", "d"], (await StoredAsync("Orders")).Select(order => (string)order["CustomerId"]!["S"]!).Order(StringComparer.Ordinal));
    }

    // The deletion has looked for what refers to the customer, and found nothing.
    [Fact]
    public async Task What_a_change_refers_to_is_not_deleted_meanwhile()
    {
        using var app = new App(Referring);
        await ApplyAsync(app, Without(app));
        await app.CallAsync("Found", _engine, "c");
        await PutAsync("Orders", """{"Id":{"S":"1"},"CustomerId":{"S":"C"}}""");
        var deleting = new BeforeDeletion(_engine, async () => Assert.Equal(1, Assert.Single(await ApplyAsync(app)).Items));
        await Assert.ThrowsAsync<ReferencedException>(() => app.CallAsync("Close", deleting, "c"));
        Assert.True(deleting.IsReached);
        Assert.Equal("""{"Id":{"S":"c"}}""", Assert.Single(await StoredAsync("Customers")).ToJsonString());
    }

    [Fact]
    public async Task A_change_that_was_applied_stays_in_the_model()
    {
        await ApplyAsync(_first);
        Assert.StartsWith("Change 1 (Tenths) of Person was applied, and is not in the model:", Assert.Single((await PlanAsync(_none)).Problems), StringComparison.Ordinal);
        using var other = new App(1, "Others");
        Assert.StartsWith("Change 1 of Person is Others, and was Tenths when it was applied:", Assert.Single((await PlanAsync(other)).Problems), StringComparison.Ordinal);
    }

    // As one that comes by an import of an older export does.
    [Fact]
    public async Task An_item_that_lacks_a_change_which_is_deleted_is_not_changed_by_halves()
    {
        await ApplyAsync(_second);
        using var later = new App(2, deleted: 1);
        await _first.CallAsync("Put", _engine, "A", 5);
        Assert.Equal(5, await later.AskAsync<int>("Get", _engine, "A"));
        await _none.CallAsync("Put", _engine, "B", 5);
        foreach (var call in (string[])["Get", "Add"])
        {
            var read = await Assert.ThrowsAsync<StoredItemException>(() => call == "Get" ? later.AskAsync<int>(call, _engine, "B") : later.CallAsync(call, _engine, "B", 1));
            Assert.Equal("The stored Person T/B cannot be read: it lacks change 1, which the model does not have any more: put the class back, and run 'fauxsql apply'", read.Message);
        }
    }

    private static (string Amount, string Stamp) AmountOf(JsonObject item) => ((string)item["Amount"]!["N"]!, Stamp(item)!);

    private static string? Stamp(JsonObject item) => (string?)item["_fx.change"]?["N"];

    // The model before its items were to be changed.
    private DatabaseSchema Without(App app)
    {
        var schema = app.Database(_engine).Schema;
        return schema with { Entities = schema.Entities.Select(entity => entity with { Changes = [] }).ToValueList() };
    }

    private async Task PutAsync(string table, string item)
    {
        using var put = await _engine.SendAsync(new BackendRequest("PutItem", Encoding.UTF8.GetBytes($$"""{"TableName":"{{table}}","Item":{{item}}}"""), CallContext.None), TestContext.Current.CancellationToken);
        Assert.True(put.IsSuccess);
    }

    private async Task<IReadOnlyList<string>> ReasonsAsync() =>
        [.. (await StoredAsync("_fx.Changes")).Where(entry => (string)entry["Kind"]!["S"]! == "quarantine").Select(entry => (string)entry["Content"]!["S"]!)];

    private async Task<IReadOnlyList<JsonObject>> StoredAsync(string table = "People")
    {
        using var stored = await _engine.SendAsync(new BackendRequest("Scan", Encoding.UTF8.GetBytes($$"""{"TableName":"{{table}}"}"""), CallContext.None), TestContext.Current.CancellationToken);
        return [.. JsonNode.Parse(Encoding.UTF8.GetString(stored.Body.Span))!["Items"]!.AsArray().Select(item => item!.AsObject())];
    }

    private Task<SchemaPlan> PlanAsync(App app) => PlanAsync(app.Database(_engine).Schema);

    private async Task<SchemaPlan> PlanAsync(DatabaseSchema schema) => SchemaPlan.Of(schema, Layout, await LiveState.ReadAsync(_engine, schema, Layout, TestContext.Current.CancellationToken));

    private async Task<IReadOnlyList<AppliedStep>> ApplyAsync(App app, DatabaseSchema? schema = null)
    {
        var plan = await PlanAsync(schema ?? app.Database(_engine).Schema);
        Assert.Empty(plan.Problems);
        return await SchemaChange.ApplyAsync(_engine, plan, new ApplyOptions { Who = "a test", Code = new SlowCode(new ModelCode(app.Database(_engine))) }, null, TestContext.Current.CancellationToken);
    }

    // Every version in turn writes something, and the newest reads everything.
    private async Task WorkAsync(Random random, params App[] apps)
    {
        for (var work = 0; work < 60; work++)
        {
            var (app, id, amount) = (apps[random.Next(apps.Length)], $"P{random.Next(25)}", random.Next(1, 50));
            var isThere = _expected.ContainsKey(id);
            var write = isThere ? ((string[])["Put", "PutMany", "Add", "Save", "AddIf", "TransactAdd", "Upsert", "Delete"])[random.Next(8)] : ((string[])["Put", "Insert", "Upsert"])[random.Next(3)];
            try
            {
                if (write == "AddIf")
                    await app.CallAsync(write, _engine, id, _expected[id], amount);
                else
                    await app.CallAsync(write, _engine, id, amount);
                _expected[id] = write is "Add" or "Save" or "AddIf" or "TransactAdd" ? _expected[id] + amount : amount;
                if (write == "Delete")
                    _expected.Remove(id);
            }
            catch (NewerItemException) when (app != apps[^1])
            {
                // An older version leaves it alone.
            }

            Assert.Equal(_expected.GetValueOrDefault(id, -1), await apps[^1].AskAsync<int>("Get", _engine, id));
        }

        Assert.Equal(_expected.OrderBy(one => one.Key), (await apps[^1].AskAsync<Dictionary<string, int>>("All", _engine)).OrderBy(one => one.Key));
    }

    // Others come between an item's being read and its being written.
    private sealed class SlowCode(IItemCode inner) : IItemCode
    {
        public async ValueTask<ReadOnlyMemory<byte>> RewriteAsync(string entity, ReadOnlyMemory<byte> item, CancellationToken cancellationToken)
        {
            var changed = await inner.RewriteAsync(entity, item, cancellationToken);
            await Task.Delay(1, cancellationToken);
            return changed;
        }
    }

    // Something happens right before an item is deleted for good.
    private sealed class BeforeDeletion(IBackend inner, Func<Task> happens) : IBackend
    {
        public bool IsLocal => inner.IsLocal;

        public bool IsReached { get; private set; }

        public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
        {
            if (request.Operation == "DeleteItem" && !IsReached)
            {
                IsReached = true;
                await happens();
            }

            return await inner.SendAsync(request, cancellationToken);
        }
    }

    private sealed class App : IDisposable
    {
        private readonly Loaded _loaded;
        private readonly Type _app;

        public App(int changes, string name = "Tenths", int deleted = 0)
        {
            var factor = (int)Math.Pow(10, changes);
            string[] classes =
            [
                $"[Change(1)] public sealed class {name} : ItemChange<Person> {{ public override Person Apply(Person item) => item.Amount < 0 ? throw new InvalidOperationException(\"nobody owes us\") : item with {{ Amount = item.Amount * 10 }}; }}",
                "[Change(2)] public sealed class Hundredths : ItemChange<Person> { public override Person Apply(Person item) => item with { Amount = item.Amount * 10, Country = \"land of \" + item.Id }; }",
            ];
            (_loaded, _app) = Load($$"""
                using FauxSql.Protocol.Backends;
                using FauxSql.Errors;
                [Table("People")] public sealed partial record Person
                {
                    [PartitionKey] public required string Team { get; init; }
                    [SortKey] public required string Id { get; init; }
                    public int Amount { get; init; }
                    {{(changes < 2 ? "" : "public required string Country { get; init; }")}}
                }

                {{string.Join('\n', classes.Take(changes).Skip(deleted))}}

                [Database] public sealed partial class TeamDb;

                public static class App
                {
                    public static DynamoDatabase Database(IBackend b) => new TeamDb(b);
                    private static Person Of(string id, int amount) => new() { Team = "T", Id = id, Amount = amount * {{factor}}{{(changes < 2 ? "" : ", Country = \"land of \" + id")}} };
                    public static async Task Put(IBackend b, string id, int amount) => await new TeamDb(b).People.PutAsync(Of(id, amount));
                    public static async Task PutMany(IBackend b, string id, int amount) => await new TeamDb(b).People.PutManyAsync([Of(id, amount)]);
                    public static async Task Insert(IBackend b, string id, int amount) => await new TeamDb(b).People.InsertAsync(Of(id, amount));
                    public static async Task Add(IBackend b, string id, int amount) => await new TeamDb(b).People.Update("T", id).Add(p => p.Amount, amount * {{factor}}).RunAsync();
                    public static Task TransactAdd(IBackend b, string id, int amount) => TransactAdd(new TeamDb(b), id, amount);
                    private static async Task TransactAdd(TeamDb db, string id, int amount) => await db.TransactAsync(t => t.Update(db.People.Update("T", id).Add(p => p.Amount, amount * {{factor}})));
                    public static async Task Upsert(IBackend b, string id, int amount) => await new TeamDb(b).People.Upsert("T", id).Set(p => p.Amount, amount * {{factor}}){{(changes < 2 ? "" : ".Set(p => p.Country, \"land of \" + id)")}}.RunAsync();
                    public static async Task AddIf(IBackend b, string id, int was, int amount) => await new TeamDb(b).People.Update("T", id).Add(p => p.Amount, amount * {{factor}}).If(p => p.Amount == was * {{factor}}).RunAsync();
                    public static async Task Delete(IBackend b, string id, int amount) => await new TeamDb(b).People.DeleteAsync("T", id);
                    public static async Task Save(IBackend b, string id, int amount)
                    {
                        var found = await new TeamDb(b).People.GetAsync("T", id);
                        await new TeamDb(b).People.SaveAsync(found with { Amount = found.Amount + amount * {{factor}} });
                    }

                    public static async Task<int> Get(IBackend b, string id) => await new TeamDb(b).People.FindAsync("T", id) is { } found ? found.Amount / {{factor}} : -1;
                    public static async Task<Dictionary<string, int>> All(IBackend b) => (await new TeamDb(b).People.ByTeam("T").ToListAsync()).ToDictionary(p => p.Id, p => p.Amount / {{factor}});
                }
                """);
        }

        public App(string model) => (_loaded, _app) = Load(model);

        public DynamoDatabase Database(IBackend backend) => (DynamoDatabase)Invoke("Database", backend)!;

        public async Task<T> AskAsync<T>(string method, params object[] arguments) => await (Task<T>)Invoke(method, arguments)!;

        public Task CallAsync(string method, params object[] arguments) => (Task)Invoke(method, arguments)!;

        public void Dispose() => _loaded.Dispose();

        private static (Loaded Loaded, Type App) Load(string model)
        {
            var run = Run.Of(model);
            Assert.Empty(run.Diagnostics);
            Assert.Empty(run.CompilerProblems);
            var loaded = new Loaded(run);
            return (loaded, loaded.TypeOf("App"));
        }

        private object? Invoke(string method, params object[] arguments) => _app.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!.Invoke(null, arguments);
    }
}
