using System.Text.Json;
using FauxSql.Engine;

namespace FauxSql.Cli.Tests;

/// <summary><c>plan</c>, <c>apply</c> and <c>snapshot</c>, on the tables of a blog whose model changes.</summary>
public sealed class EvolutionTests
{
    private const string WithIndex = BlogVersion.IndexedTitle;

    [Fact]
    public async Task A_model_that_changes_its_mind_takes_its_tables_along()
    {
        using var blog = new BlogCopy();
        await Cli.UpAsync(blog.Folder, "--data", blog.Data);
        var posts = await DataCalls.CountAsync(blog.Data, "Posts");
        await FitsAsync(blog);

        // A new access pattern: nothing is touched by a plan, in words, in JSON and as a file.
        blog.Replace("Post.cs", "public required string Title", WithIndex);
        var plan = await Cli.RunAsync("plan", blog.Folder, "--data", blog.Data, "--out", blog.FileIn("plan.json"));
        Assert.Equal((2, ""), (plan.ExitCode, plan.Errors));
        Assert.StartsWith($"BlogDb at {blog.Data} (account 123456789012, us-east-1)\n\n  1. costs: Look for items of Posts whose Title cannot be in a key", plan.Output, StringComparison.Ordinal);
        Assert.Contains("\n  2. costs: Give items of Posts that lack it _fx.shard4", plan.Output, StringComparison.Ordinal);
        Assert.Contains("\n  3. costs: Create index StatusIndex of Posts by Title + _fx.shard4\n", plan.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", plan.Output, StringComparison.Ordinal);
        var json = await Cli.RunAsync("plan", blog.Folder, "--data", blog.Data, "--json");
        Assert.Equal((2, ""), (json.ExitCode, json.Errors));
        using (var document = JsonDocument.Parse(json.Output))
            Assert.Equal(["CheckIndexValues", "FillKeys", "CreateIndex"], document.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("kind").GetString()));

        // A guard for CI, which may have the credentials of another account.
        Assert.Equal(2, (await Cli.RunAsync("plan", blog.Folder, "--data", blog.Data, "--expect-account", "123456789012")).ExitCode);
        var elsewhere = new Outcome(1, "", "fauxsql: The tables are in account 123456789012, and 210987654321 is expected. Nothing was changed. Check the credentials.\n");
        Assert.Equal(elsewhere, await Cli.RunAsync("plan", blog.Folder, "--data", blog.Data, "--expect-account", "210987654321"));
        Assert.Equal(elsewhere, await Cli.RunAsync("apply", blog.FileIn("plan.json"), "--expect-account", "210987654321"));

        // The plan that was looked at is carried out, once.
        var applied = await Cli.RunAsync("apply", blog.FileIn("plan.json"), "--json");
        Assert.Equal((0, ""), (applied.ExitCode, applied.Errors));
        using (var document = JsonDocument.Parse(applied.Output))
            Assert.Equal(posts, document.RootElement.GetProperty("steps")[1].GetProperty("items").GetInt64());
        await FitsAsync(blog);
        var again = await Cli.RunAsync("apply", blog.FileIn("plan.json"));
        Assert.Equal(new Outcome(1, "", "fauxsql: The tables are not as they were when the plan was made. Nothing was changed. Plan again, and look at the new plan.\n"), again);

        // A pattern that is given up: only by name.
        blog.Replace("Post.cs", WithIndex, "public required string Title");
        var refused = await Cli.RunAsync("apply", blog.Folder, "--data", blog.Data);
        Assert.Equal(
            new Outcome(1, "", "fauxsql: The plan takes away what cannot be had back as it was. Nothing was changed. If that is what you want, say so with --destroy Posts.StatusIndex.\n"), refused);
        var dropped = await Cli.RunAsync("apply", blog.Folder, "--data", blog.Data, "--destroy", "Posts.StatusIndex");
        Assert.Equal((0, ""), (dropped.ExitCode, dropped.Errors));
        Assert.Matches("^done: Drop index StatusIndex of Posts by Title \\+ _fx.shard4, which is not in the model \\([0-9.]+ s\\)\nThe tables of BlogDb at .* fit the model.\n$", dropped.Output);
        await FitsAsync(blog);
        Assert.Equal(posts, await DataCalls.CountAsync(blog.Data, "Posts"));

        // And that is given up too.
        var back = await Cli.RunAsync("plan", blog.Folder, "--data", blog.Data, "--back");
        Assert.Equal((2, ""), (back.ExitCode, back.Errors));
        Assert.Contains("Create index StatusIndex of Posts by Title + _fx.shard4", back.Output, StringComparison.Ordinal);
        Assert.EndsWith("'fauxsql apply --back' carries them out.\n", back.Output, StringComparison.Ordinal);
        var undone = await Cli.RunAsync("apply", blog.Folder, "--data", blog.Data, "--back");
        Assert.Equal((0, ""), (undone.ExitCode, undone.Errors));
        Assert.Matches("\nPlan [0-9a-f]{16} at .* is undone.\n$", undone.Output);
        blog.Replace("Post.cs", "public required string Title", WithIndex);
        await FitsAsync(blog);
    }

    [Fact]
    public async Task The_projects_own_code_computes_what_old_items_lack()
    {
        using var blog = new BlogCopy();
        await Cli.UpAsync(blog.Folder, "--data", blog.Data);
        var posts = await DataCalls.CountAsync(blog.Data, "Posts");
        await DataCalls.CallAsync(blog.Data, ("PutItem", """{"TableName":"Posts","Item":{"PostId":{"S":"odd"},"Title":{"S":"Half a post"}}}"""));
        blog.Replace("Post.cs", "public required string Title { get; init; }", """
            public required string Title { get; init; }
                [Derived(nameof(Title)), Index("InitialIndex", Pattern = "Readers: posts from A to Z")] public string Initial => Title[..1].ToUpperInvariant();
            """);
        var plan = await Cli.RunAsync("plan", blog.Folder, "--data", blog.Data, "--out", blog.FileIn("plan.json"));
        Assert.Contains("\n  1. costs: Give items of Posts Initial, which the project's code derives from Title\n", plan.Output, StringComparison.Ordinal);
        Assert.Contains("\n     Needs: --old-versions-gone, but at local endpoints\n", plan.Output, StringComparison.Ordinal);

        // A plan has no code; an item that the code does not take is put aside with the reason.
        var refused = await Cli.RunAsync("apply", blog.FileIn("plan.json"));
        Assert.Equal(
            new Outcome(1, "", "fauxsql: The project's code computes Posts.Initial, and the plan is carried out without it. Nothing was changed. Name the project with --project.\n"), refused);
        var applied = await Cli.RunAsync("apply", blog.FileIn("plan.json"), "--project", blog.Folder);
        Assert.Equal((1, ""), (applied.ExitCode, applied.Errors));
        Assert.Matches($"^done: Give items of Posts Initial, .* \\([0-9.]+ s, {posts} items changed, 1 could not be changed: _fx.Changes names them and why\\)\\n", applied.Output);
        await using (var engine = EmbeddedDynamo.Open(blog.Data))
        {
            Assert.Equal(posts, (await engine.CallAsync("Scan", """{"TableName":"Posts","IndexName":"InitialIndex","Select":"COUNT"}"""))["Count"]!.GetValue<long>());
            var quarantined = await engine.CallAsync("Query", """{"TableName":"_fx.Changes","KeyConditionExpression":"Kind = :k","ExpressionAttributeValues":{":k":{"S":"quarantine"}}}""");
            Assert.Contains("AuthorId", Assert.Single(quarantined["Items"]!.AsArray())!["Content"]!["S"]!.GetValue<string>(), StringComparison.Ordinal);
        }

        await DataCalls.CallAsync(blog.Data, ("DeleteItem", """{"TableName":"Posts","Key":{"PostId":{"S":"odd"}}}"""));
        Assert.Equal((0, ""), await Cli.RunAsync("apply", blog.Folder, "--data", blog.Data) is var mended ? (mended.ExitCode, mended.Errors) : default);
        await FitsAsync(blog);
    }

    [Fact]
    public async Task A_class_of_the_project_changes_items()
    {
        using var blog = new BlogCopy();
        await Cli.UpAsync(blog.Folder, "--data", blog.Data);
        await FitsAsync(blog);
        Assert.Equal((0, ""), await Cli.RunAsync("apply", blog.Folder, "--data", blog.Data) is var taken ? (taken.ExitCode, taken.Errors) : default);
        var posts = await DataCalls.CountAsync(blog.Data, "Posts");
        await DataCalls.CallAsync(blog.Data, ("PutItem", """{"TableName":"Posts","Item":{"PostId":{"S":"odd"},"Title":{"S":"Half a post"}}}"""));
        await File.WriteAllTextAsync(blog.FileIn("LoudTitles.cs"), """
            using FauxSql;
            using FauxSql.Modeling;

            namespace Blog;

            [Change(1)]
            public sealed class LoudTitles : ItemChange<Post>
            {
                public override Post Apply(Post item) => item with { Title = item.Title + "!" };
            }
            """, TestContext.Current.CancellationToken);

        // Nothing is touched by looking.
        var plan = await Cli.RunAsync("plan", blog.Folder, "--data", blog.Data, "--samples", "100", "--out", blog.FileIn("plan.json"));
        Assert.Equal((2, ""), (plan.ExitCode, plan.Errors));
        Assert.Contains("\n  1. costs: Change items of Posts by the project's LoudTitles (1)\n", plan.Output, StringComparison.Ordinal);
        Assert.Contains("\n     Sample odd: cannot be changed, and would be put aside: The stored Post odd cannot be read: AuthorId: it is missing\n", plan.Output, StringComparison.Ordinal);
        Assert.Matches("\n     Sample [^:]+:\n       Title: \"([^\"]+)\" -> \"\\1!\"\n", plan.Output);
        var json = await Cli.RunAsync("plan", blog.Folder, "--data", blog.Data, "--samples", "1", "--json");
        using (var document = JsonDocument.Parse(json.Output))
            Assert.Equal("Posts.LoudTitles", Assert.Single(document.RootElement.GetProperty("samples").EnumerateArray()).GetProperty("subject").GetString());
        Assert.Equal(64, (await Cli.RunAsync("plan", blog.Folder, "--samples", "0")).ExitCode);
        Assert.Equal(64, (await Cli.RunAsync("plan", blog.Folder, "--samples", "3", "--back")).ExitCode);

        var applied = await Cli.RunAsync("apply", blog.FileIn("plan.json"), "--project", blog.Folder);
        Assert.Equal((1, ""), (applied.ExitCode, applied.Errors));
        Assert.Matches($"^done: Change items of Posts .* \\([0-9.]+ s, {posts} items changed, 1 could not be changed: _fx.Changes names them and why\\)\n  put aside: odd: The stored Post odd cannot be read: AuthorId: it is missing\n", applied.Output);
        await DataCalls.CallAsync(blog.Data, ("DeleteItem", """{"TableName":"Posts","Key":{"PostId":{"S":"odd"}}}"""));
        Assert.Equal((0, ""), await Cli.RunAsync("apply", blog.Folder, "--data", blog.Data) is var mended ? (mended.ExitCode, mended.Errors) : default);
        await FitsAsync(blog);
        await using var engine = EmbeddedDynamo.Open(blog.Data);
        Assert.All((await engine.CallAsync("Scan", """{"TableName":"Posts"}"""))["Items"]!.AsArray(), item => Assert.Matches("[^!]!$", item!["Title"]!["S"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Without_any_data_the_tables_are_made_beside_the_project()
    {
        using var blog = new BlogCopy();
        var plan = await Cli.RunAsync("plan", blog.Folder);
        Assert.Equal((2, ""), (plan.ExitCode, plan.Errors));
        Assert.False(Directory.Exists(blog.FileIn(".fauxsql")));

        var applied = await Cli.RunAsync("apply", blog.Folder);
        Assert.Equal((0, ""), (applied.ExitCode, applied.Errors));
        Assert.Equal(0, (await Cli.RunAsync("plan", blog.Folder)).ExitCode);
        Assert.Equal("*\n", await File.ReadAllTextAsync(blog.FileIn(".fauxsql/.gitignore"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_snapshot_shows_what_a_change_does_without_tables()
    {
        using var blog = new BlogCopy();
        var snapshot = blog.FileIn("schema.json");
        Assert.Equal(new Outcome(1, "", $"fauxsql: There is no snapshot '{snapshot}'. Make one with 'fauxsql snapshot', and commit it.\n"), await Cli.RunAsync("plan", blog.Folder, "--from", snapshot));
        Assert.Equal(new Outcome(0, $"Wrote {snapshot}.\n", ""), await Cli.RunAsync("snapshot", blog.Folder));
        Assert.Equal(new Outcome(0, $"{snapshot} fits the model.\n", ""), await Cli.RunAsync("snapshot", blog.Folder, "--check"));

        blog.Replace("Post.cs", "public required string Title", WithIndex);
        var stale = await Cli.RunAsync("snapshot", blog.Folder, "--check");
        Assert.Equal((1, $"fauxsql: {snapshot} does not fit the model. Run the same command without --check, and commit what it writes.\n"), (stale.ExitCode, stale.Errors));
        Assert.Contains("+          \"name\": \"StatusIndex\",\n", stale.Output, StringComparison.Ordinal);
        var plan = await Cli.RunAsync("plan", blog.Folder, "--from", snapshot);
        Assert.Equal((2, ""), (plan.ExitCode, plan.Errors));
        Assert.Contains("Create index StatusIndex of Posts by Title + _fx.shard4", plan.Output, StringComparison.Ordinal);

        File.WriteAllText(snapshot, "<<<<<<< HEAD\n");
        var broken = await Cli.RunAsync("plan", blog.Folder, "--from", snapshot);
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("If a merge left conflicts in it, solve them in the model", broken.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_and_what_cannot_be_reached_are_told()
    {
        using var folder = new TemporaryFolder();
        var plan = folder.File("plan.json");
        await File.WriteAllTextAsync(plan, "{}", TestContext.Current.CancellationToken);
        var foreign = await Cli.RunAsync("apply", plan);
        Assert.Equal(new Outcome(1, "", "fauxsql: This is not a plan as 'fauxsql plan --out' writes it: it has no schema. Plan again.\n"), foreign);
        Assert.Equal(64, (await Cli.RunAsync("apply", plan, "--data", "x.db")).ExitCode);
        Assert.Equal(64, (await Cli.RunAsync("apply", plan, "--prefix", "dev-")).ExitCode);
        using var blog = new BlogCopy();
        Assert.Equal(64, (await Cli.RunAsync("plan", blog.Folder, "--data", "x.db", "--endpoint", "http://127.0.0.1:1")).ExitCode);
        Assert.Equal(64, (await Cli.RunAsync("plan", blog.Folder, "--endpoint", "localhost")).ExitCode);
        Assert.Equal(64, (await Cli.RunAsync("apply", blog.Folder, "--max-wcu", "0")).ExitCode);
        Assert.Equal(64, (await Cli.RunAsync("apply", blog.Folder, "--project", blog.Folder)).ExitCode);
        Assert.Equal(64, (await Cli.RunAsync("apply", plan, "--back")).ExitCode);
        Assert.Equal(64, (await Cli.RunAsync("plan", blog.Folder, "--back", "--out", plan)).ExitCode);
        var nothing = await Cli.RunAsync("apply", blog.Folder, "--data", folder.File("none.db"), "--back");
        Assert.Equal(new Outcome(1, "", "fauxsql: There is nothing to undo: the ledger of these tables has no plan that was applied and is not undone.\n"), nothing);
        var unreachable = await Cli.RunAsync("plan", blog.Folder, "--endpoint", $"http://127.0.0.1:{FreePort.Find()}");
        Assert.Equal(1, unreachable.ExitCode);
        Assert.Contains("cannot be reached", unreachable.Errors, StringComparison.Ordinal);
        var elsewhere = await Cli.RunAsync("plan", blog.Folder, "--data", folder.File("none.db"), "--expect-account", "210987654321");
        Assert.Equal(
            new Outcome(1, "", "fauxsql: No table tells its account, and 210987654321 is expected. Nothing was changed. Make one of the tables first, or leave --expect-account away.\n"), elsewhere);
        Assert.False(File.Exists(folder.File("none.db")));
    }

    private static async Task FitsAsync(BlogCopy blog)
    {
        var plan = await Cli.RunAsync("plan", blog.Folder, "--data", blog.Data);
        Assert.Equal(new Outcome(0, $"BlogDb at {blog.Data} (account 123456789012, us-east-1)\n\nThe tables fit the model.\n", ""), plan);
    }
}
