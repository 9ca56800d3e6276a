using System.Text.Json.Nodes;
using FauxSql.Engine;
using FauxSql.Server;

namespace FauxSql.Cli.Tests;

/// <summary>An endpoint with the tables of a blog, its application at work, and what its posts should be.</summary>
internal sealed class BlogAtWork : IAsyncDisposable
{
    private const string Lock = """{"TableName":"_fx.Changes","Key":{"Kind":{"S":"lock"},"Name":{"S":"lock"}}}""";

    private readonly EmbeddedDynamo _engine;
    private readonly DynamoServer _server;
    private readonly Dictionary<string, (string Title, string Content)> _posts;
    private BlogVersion? _version;
    private int _rounds;

    private BlogAtWork(EmbeddedDynamo engine, DynamoServer server, Dictionary<string, (string Title, string Content)> posts) => (_engine, _server, _posts) = (engine, server, posts);

    /// <summary>How many writes of the application there were.</summary>
    public int Writes { get; private set; }

    /// <summary>How many of them were refused, because others wrote too or the table of claims was not there yet.</summary>
    public int Refused { get; private set; }

    private string Endpoint => _server.Address.ToString();

    /// <param name="filled">The tables before the first version, which stay as they are.</param>
    public static async Task<BlogAtWork> StartAsync(EmbeddedDynamo filled)
    {
        var engine = filled.Clone(new EmbeddedDynamoOptions { Faults = new FaultOptions { Latency = TimeSpan.FromMilliseconds(2) } });
        var posts = (await ItemsAsync(engine, "Posts")).ToDictionary(post => Text(post, "PostId")!, post => (Text(post, "Title")!, Text(post, "Content")!));
        return new BlogAtWork(engine, await DynamoServer.StartAsync(engine, new DynamoServerOptions { Port = 0 }, TestContext.Current.CancellationToken), posts);
    }

    /// <summary>Applies a version while the application writes.</summary>
    /// <param name="version">The version after that of the tables.</param>
    /// <returns>How long the run took from the moment it held the lease.</returns>
    public async Task<TimeSpan> ApplyAsync(BlogVersion version)
    {
        var length = TimeSpan.Zero;
        await RoundAsync(version, async command =>
        {
            await using var cli = Cli.Start(command);
            await LockedAsync(cli);
            var start = TimeProvider.System.GetTimestamp();
            var ended = await cli.EndAsync();
            length = TimeProvider.System.GetElapsedTime(start);
            Is(0, ended);
        });
        return length;
    }

    /// <summary>The same, but the run is killed, and so are those that go on with it until one ends of itself; another one ends it.</summary>
    /// <param name="version">The version after that of the tables.</param>
    /// <param name="after">How long each goes on from the moment it holds the lease.</param>
    /// <param name="waits">Whether the last one has to wait until the lease of the dead one is over. Otherwise that is forgotten at once.</param>
    public async Task<IReadOnlyList<Killed>> ApplyKilledAsync(BlogVersion version, IReadOnlyList<TimeSpan> after, bool waits)
    {
        var kills = new List<Killed>();
        await RoundAsync(version, async command =>
        {
            while (kills.Count < after.Count && !kills.Contains(Killed.Never))
            {
                kills.Add(await KillAsync(await AllowedAsync(version, command), after[kills.Count]));
                if (!waits || kills.Count < after.Count)
                    await _engine.CallAsync("DeleteItem", Lock);
            }

            Is(0, await Cli.RunAsync(await AllowedAsync(version, command)));
        });
        return kills;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _engine.DisposeAsync();
    }

    private async Task RoundAsync(BlogVersion version, Func<string[], Task> apply)
    {
        if (!File.Exists(version.Application))
            Is(2, await Cli.RunAsync("plan", version.Folder, "--endpoint", Endpoint));
        using var application = BlogApplication.Start(version.IsAppliedFirst ? _version! : version, Endpoint, $"{_rounds++}");
        await apply(["apply", version.Folder, "--endpoint", Endpoint, .. version.Destroy is { } destroy ? ["--destroy", destroy] : Array.Empty<string>()]);
        Remember(await application.StopAsync(), version);
        Is(0, await Cli.RunAsync("plan", version.Folder, "--endpoint", Endpoint));
        await CheckAsync(version);
        _version = version;
    }

    private async Task<Killed> KillAsync(string[] command, TimeSpan after)
    {
        await using var cli = Cli.Start(command);
        await LockedAsync(cli);
        await Task.Delay(after, TestContext.Current.CancellationToken);
        var isAlive = !cli.HasEnded;
        cli.KillHard();
        await cli.EndAsync();
        return !isAlive ? Killed.Never : await IsLockedAsync() ? Killed.Midway : Killed.AtTheEnd;
    }

    // What a run has destroyed before it was killed must not be named again.
    private async Task<string[]> AllowedAsync(BlogVersion version, string[] command) =>
        version.Destroy is null || (await Cli.RunAsync("plan", version.Folder, "--endpoint", Endpoint)).Output.Contains($"--destroy {version.Destroy}", StringComparison.Ordinal) ? command : command[..4];

    // Whoever changed an item, it was changed once: before the application wrote a part of it, or afterwards by the run.
    private void Remember(IReadOnlyList<string[]> written, BlogVersion version)
    {
        var mark = version.Changes > (_version?.Changes ?? 0) ? $" ({version.Changes})" : "";
        var old = _posts.Keys.ToHashSet();
        foreach (var write in written)
        {
            switch (write)
            {
                case ["insert", var id, var title, var content]:
                    _posts.Add(id, (title, content));
                    break;
                case ["title", var id, var title]:
                    _posts[id] = _posts[id] with { Title = title };
                    old.Remove(id);
                    break;
                case ["content", var id, var content]:
                    _posts[id] = _posts[id] with { Content = content };
                    break;
                case ["delete", var id]:
                    _posts.Remove(id);
                    old.Remove(id);
                    break;
                case ["refused"]:
                    Refused++;
                    break;
            }
        }

        Writes += written.Count;
        foreach (var id in old)
            _posts[id] = _posts[id] with { Title = _posts[id].Title + mark };
    }

    private async Task CheckAsync(BlogVersion version)
    {
        await _engine.IndexesCaughtUpAsync(TestContext.Current.CancellationToken);
        var stored = await ItemsAsync(_engine, "Posts");
        Assert.Equal(Sorted(_posts.Select(post => $"{post.Key}: {post.Value.Title}: {post.Value.Content}")), Sorted(stored.Select(post => $"{Text(post, "PostId")}: {Text(post, version.Names[0])}: {Text(post, "Content")}")));
        Assert.All(stored, post =>
        {
            var names = post.Select(attribute => attribute.Key).Intersect(["Title", "Headline"]).ToList();
            Assert.Superset(version.Names.ToHashSet(), names.ToHashSet());
            Assert.Subset(version.Names.Append(version.Mirror ?? version.Names[0]).ToHashSet(), names.ToHashSet());
            Assert.Single(names.Select(name => Text(post, name)).Distinct());
            Assert.Equal(version.Changes, int.Parse(post["_fx.change"]?["N"]!.GetValue<string>() ?? "0", System.Globalization.CultureInfo.InvariantCulture));
        });
        if (version.IsIndexed)
            Assert.Equal(Sorted(stored.Select(post => post.ToJsonString())), Sorted((await ItemsAsync(_engine, "Posts", "StatusIndex")).Select(post => post.ToJsonString())));
        if (version.IsUnique)
            Assert.Equal(Sorted(_posts.Select(post => $"Post.Title/{post.Key}#{post.Value.Title}")), Sorted((await ItemsAsync(_engine, "UniqueKeys")).Select(claim => Text(claim, "Claim")!)));
    }

    private static void Is(int exitCode, Outcome outcome) => Assert.True(outcome.ExitCode == exitCode && outcome.Errors.Length == 0, $"{outcome}");

    private async Task LockedAsync(Cli cli)
    {
        while (!cli.HasEnded && !await IsLockedAsync())
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }

    private async Task<bool> IsLockedAsync() =>
        (await _engine.CallAsync("ListTables", "{}"))["TableNames"]!.AsArray().Any(name => name!.GetValue<string>() == "_fx.Changes")
        && (await _engine.CallAsync("GetItem", Lock))["Item"] is not null;

    private static async Task<IReadOnlyList<JsonObject>> ItemsAsync(EmbeddedDynamo engine, string table, string? index = null)
    {
        var items = new List<JsonObject>();
        JsonNode? after = null;
        do
        {
            var request = new JsonObject { ["TableName"] = table, ["ExclusiveStartKey"] = after?.DeepClone() };
            if (index is not null)
                request["IndexName"] = index;
            if (after is null)
                request.Remove("ExclusiveStartKey");
            var page = await engine.CallAsync("Scan", request.ToJsonString());
            items.AddRange(page["Items"]!.AsArray().Select(item => item!.AsObject()));
            after = page["LastEvaluatedKey"];
        }
        while (after is not null);
        return items;
    }

    private static string? Text(JsonObject item, string attribute) => item[attribute]?["S"]?.GetValue<string>();

    private static IEnumerable<string> Sorted(IEnumerable<string> texts) => texts.Order(StringComparer.Ordinal);
}
