using System.Text.Json.Nodes;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;
using FauxSql.Server;

namespace FauxSql.Cli.Tests;

/// <summary>An endpoint with the tables of a blog, its application at work, and what its posts should be.</summary>
internal sealed class BlogAtWork : IAsyncDisposable
{
    private const string Lock = """{"TableName":"_fx.Changes","Key":{"Kind":{"S":"lock"},"Name":{"S":"lock"}}}""";
    private const string Runs = """{"TableName":"_fx.Changes","KeyConditionExpression":"Kind = :k","ExpressionAttributeValues":{":k":{"S":"run"}}}""";

    private readonly EmbeddedDynamo _engine;
    private readonly DynamoServer _server;
    private readonly WatchedRuns _runs;
    private readonly DynamoServer _serverOfRuns;
    private readonly Dictionary<string, (string Title, string Content)> _posts;
    private BlogVersion? _version;
    private int _rounds;

    private BlogAtWork(EmbeddedDynamo engine, DynamoServer server, WatchedRuns runs, DynamoServer serverOfRuns, Dictionary<string, (string Title, string Content)> posts) =>
        (_engine, _server, _runs, _serverOfRuns, _posts) = (engine, server, runs, serverOfRuns, posts);

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
        var runs = new WatchedRuns(engine);
        return new BlogAtWork(engine, await ServeAsync(engine), runs, await ServeAsync(runs), posts);
    }

    /// <summary>Applies a version while the application writes.</summary>
    /// <param name="version">The version after that of the tables.</param>
    /// <returns>How many requests each stage of the run took.</returns>
    public async Task<IReadOnlyDictionary<string, int>> ApplyAsync(BlogVersion version)
    {
        await RoundAsync(version, async command =>
        {
            _runs.Begin(static _ => null);
            Is(0, await Cli.RunAsync(command));
        });
        return _runs.Requests;
    }

    /// <summary>The same, but the run is killed, and so are those that go on with it, until one is not.</summary>
    /// <param name="version">The version after that of the tables.</param>
    /// <param name="choose">Says where each is to be killed, see <see cref="WatchedRuns.Begin"/>.</param>
    /// <param name="killed">Is told the stage at which one was killed.</param>
    /// <param name="waits">Whether the second has to wait until the lease of the first is over. Otherwise that is forgotten at once.</param>
    public Task ApplyKilledAsync(BlogVersion version, Func<IReadOnlyList<string>, KillPoint?> choose, Action<string> killed, bool waits) => RoundAsync(version, async command =>
    {
        var endedBefore = await EndedRunsAsync();
        for (var first = true; await KillAsync(await EndedRunsAsync() == endedBefore ? command : WithoutDestroy(command), choose) is { } stage; first = false)
        {
            killed(stage);
            if (!(waits && first) && await IsThereAsync("_fx.Changes"))
                await _engine.CallAsync("DeleteItem", Lock);
        }
    });

    public async ValueTask DisposeAsync()
    {
        await _serverOfRuns.DisposeAsync();
        await _server.DisposeAsync();
        await _engine.DisposeAsync();
    }

    private async Task RoundAsync(BlogVersion version, Func<string[], Task> apply)
    {
        if (!File.Exists(version.Application))
            Is(2, await Cli.RunAsync("plan", version.Folder, "--endpoint", Endpoint));
        using var application = BlogApplication.Start(version.IsAppliedFirst ? _version! : version, Endpoint, $"{_rounds++}");
        await apply(["apply", version.Folder, "--endpoint", _serverOfRuns.Address.ToString(), .. version.Destroy.SelectMany(static name => (string[])["--destroy", name])]);
        Remember(await application.StopAsync(), version);
        Is(0, await Cli.RunAsync("plan", version.Folder, "--endpoint", Endpoint));
        await CheckAsync(version);
        _version = version;
    }

    // The stage at which the run was killed, or null if it ended of itself.
    private async Task<string?> KillAsync(string[] command, Func<IReadOnlyList<string>, KillPoint?> choose)
    {
        _runs.Begin(choose);
        await using var cli = Cli.Start(command);
        var ended = cli.EndAsync();
        if (await Task.WhenAny(_runs.Held, ended) == ended)
        {
            Is(0, await ended);
            return null;
        }

        cli.KillHard();
        await ended;
        _runs.LetGo();
        return await _runs.Held;
    }

    // What a run that came to its end has destroyed must not be named again.
    private static string[] WithoutDestroy(string[] command) => command[..4];

    private async Task<int> EndedRunsAsync() => !await IsThereAsync("_fx.Changes") ? 0 : (await _engine.CallAsync("Query", Runs))["Items"]!.AsArray().Count(run => JsonNode.Parse(Text(run!.AsObject(), "Content")!)!["Ended"] is not null);

    private async Task<bool> IsThereAsync(string table) => (await _engine.CallAsync("ListTables", "{}"))["TableNames"]!.AsArray().Any(name => name!.GetValue<string>() == table);

    private static Task<DynamoServer> ServeAsync(IBackend backend) => DynamoServer.StartAsync(backend, new DynamoServerOptions { Port = 0 }, TestContext.Current.CancellationToken);

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
        var indexes = (await _engine.CallAsync("DescribeTable", """{"TableName":"Posts"}"""))["Table"]!["GlobalSecondaryIndexes"]!.AsArray();
        Assert.Equal(version.Indexes, Sorted(indexes.Select(index => index!["IndexName"]!.GetValue<string>())));
        foreach (var index in version.Indexes)
            Assert.Equal(Sorted(stored.Select(post => post.ToJsonString())), Sorted((await ItemsAsync(_engine, "Posts", index)).Select(post => post.ToJsonString())));
        if (version.IsDerived)
            Assert.All(stored, post => Assert.Equal(Text(post, "CreatedAt")![..7], Text(post, "Month")));
        if (version.Claim is { } claim)
            Assert.Equal(Sorted(_posts.Select(post => claim((post.Key, post.Value.Title, post.Value.Content)))), Sorted((await ItemsAsync(_engine, "UniqueKeys")).Select(stored => Text(stored, "Claim")!)));
        Assert.Equal((version.HasTags, version.Claim is not null), (await IsThereAsync("Tags"), await IsThereAsync("UniqueKeys")));
        var expiry = await _engine.CallAsync("DescribeTimeToLive", """{"TableName":"Comments"}""");
        Assert.Equal(version.CommentsExpire, expiry["TimeToLiveDescription"]!["TimeToLiveStatus"]!.GetValue<string>() == "ENABLED");
    }

    private static void Is(int exitCode, Outcome outcome) => Assert.True(outcome.ExitCode == exitCode && outcome.Errors.Length == 0, $"{outcome}");

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
