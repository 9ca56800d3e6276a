using System.Text.Json;
using System.Text.RegularExpressions;
using FauxSql.Engine;
using FauxSql.Server;

namespace FauxSql.Cli.Tests;

/// <summary><c>plan --owner</c> and <c>apply --data-only</c>: tables of a stack, on an endpoint, with the templates that were written for it.</summary>
public sealed partial class OwnerTests
{
    private const string PlainTitle = "public required string Title { get; init; }";

    private const string MoreOfTitle = """
        [Index("TitleIndex", Pattern = "Moderation: posts by title"), Sharded(4)] public required string Title { get; init; }
            [Derived(nameof(Title)), Index("InitialIndex", Pattern = "Readers: posts from A to Z")] public string Initial => Title[..1].ToUpperInvariant();
        """;

    [Fact]
    public async Task A_stack_and_FauxSql_change_tables_in_turns()
    {
        using var blog = new BlogCopy();
        using var folder = new TemporaryFolder();
        await using var engine = EmbeddedDynamo.InMemory();
        await using var server = await DynamoServer.StartAsync(engine, new DynamoServerOptions { Port = 0 }, TestContext.Current.CancellationToken);
        var (endpoint, revisions) = (server.Address.ToString(), folder.File("revisions"));
        var stack = new TemplateStack(engine);
        await stack.DeployAsync(await TemplateAsync(blog));
        Assert.Equal((0, ""), await Cli.RunAsync("apply", blog.Folder, "--endpoint", endpoint, "--data-only") is var taken ? (taken.ExitCode, taken.Errors) : default);
        for (var number = 0; number < 40; number++)
            await engine.CallAsync("PutItem", $$$$"""{"TableName":"Posts","Item":{"PostId":{"S":"p{{{{number}}}}"},"Title":{"S":"{{{{(char)('a' + (number % 26))}}}} post"},"AuthorId":{"S":"a"},"CreatedAt":{"S":"2026-01-01T00:00:00.0000000Z"},"Content":{"S":"text"}}}""");

        blog.Replace("Post.cs", PlainTitle, MoreOfTitle);
        string[] plan = ["plan", blog.Folder, "--endpoint", endpoint, "--owner", "cloudformation", "--revisions", revisions];
        var planned = await Cli.RunAsync(plan);
        Assert.Equal((2, ""), (planned.ExitCode, planned.Errors));
        Assert.Contains("\n\nStage 1, FauxSql: 'fauxsql apply --data-only'\n  1. costs: Look for items of Posts whose Title", planned.Output, StringComparison.Ordinal);
        Assert.Contains("\nStage 2, CloudFormation: deploy stage-2/template.json\n  4. costs: Create index TitleIndex of Posts", planned.Output, StringComparison.Ordinal);
        Assert.Contains("\nStage 3, CloudFormation: deploy stage-3/template.json\n  5. costs: Create index InitialIndex of Posts", planned.Output, StringComparison.Ordinal);
        Assert.Contains("\nStage 4, FauxSql: 'fauxsql apply --data-only', which writes down that it is done\n\n5 steps in 4 stages, ", planned.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("--destroy", planned.Output, StringComparison.Ordinal);
        Assert.Equal(["stage-2/template.json", "stage-3/template.json"], FilesOf(revisions));

        // Another order than that of the stages: nothing of the owner's is touched.
        var (second, third) = (await File.ReadAllTextAsync(Path.Combine(revisions, "stage-2/template.json"), TestContext.Current.CancellationToken), await File.ReadAllTextAsync(Path.Combine(revisions, "stage-3/template.json"), TestContext.Current.CancellationToken));
        string[] apply = ["apply", blog.Folder, "--endpoint", endpoint, "--data-only"];
        var filled = await Cli.RunAsync(apply);
        Assert.Equal((0, ""), (filled.ExitCode, filled.Errors));
        Assert.Matches("^done: Look .*\ndone: Give items of Posts that lack it _fx.shard4.*40 items changed.*\ndone: Give items of Posts Initial, .*40 items changed.*\nleft: Create index TitleIndex .*\nleft: Create index InitialIndex .*\nWhat is left begins with a change of tables: deploy it with what owns them, and run the same command again.\n$", filled.Output);
        var waiting = await Cli.RunAsync(apply);
        Assert.Matches("^left: Create index TitleIndex .*\nleft: Create index InitialIndex .*\nWhat is left", waiting.Output);

        await stack.DeployAsync(second);
        using (var document = JsonDocument.Parse((await Cli.RunAsync([.. plan, "--json"])).Output))
        {
            Assert.Equal(["cloudformation 1 stage-1/template.json", "fauxsql 0 "], document.RootElement.GetProperty("stages").EnumerateArray().Select(stage =>
                $"{stage.GetProperty("by").GetString()} {stage.GetProperty("steps").GetArrayLength()} {stage.GetProperty("file").GetString()}"));
            Assert.Empty(document.RootElement.GetProperty("drift").EnumerateArray());
        }

        // What was planned first is what is left now, and what the model alone says in the end.
        Assert.Equal(["stage-1/template.json"], FilesOf(revisions));
        Assert.Equal(third, await File.ReadAllTextAsync(Path.Combine(revisions, "stage-1/template.json"), TestContext.Current.CancellationToken));
        Assert.Equal(await TemplateAsync(blog), third);
        await stack.DeployAsync(third);
        var noted = await Cli.RunAsync("plan", blog.Folder, "--endpoint", endpoint, "--owner", "cloudformation");
        Assert.Equal((2, ""), (noted.ExitCode, noted.Errors));
        Assert.EndsWith("\n\nStage 1, FauxSql: 'fauxsql apply --data-only', which writes down that it is done\n\nThe tables fit the model, and nothing has written that down yet.\n", noted.Output, StringComparison.Ordinal);
        var ended = await Cli.RunAsync(apply);
        Assert.Equal((0, $"The tables of BlogDb at {endpoint} fit the model.\n"), (ended.ExitCode, ended.Output));
        var fits = await Cli.RunAsync(plan);
        Assert.Equal((0, ""), (fits.ExitCode, fits.Errors));
        Assert.EndsWith("\n\nThe tables fit the model.\n", fits.Output, StringComparison.Ordinal);
        Assert.Empty(FilesOf(revisions));
        foreach (var index in (string[])["TitleIndex", "InitialIndex"])
            Assert.Equal(40, (await engine.CallAsync("Scan", $$"""{"TableName":"Posts","IndexName":"{{index}}","Select":"COUNT"}"""))["Count"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_pull_request_sees_the_stages_in_each_language_and_what_versions_before_need_stays_until_it_is_taken_away()
    {
        using var blog = new BlogCopy();
        using var folder = new TemporaryFolder();
        var (snapshot, revisions) = (folder.File("schema.json"), folder.File("revisions"));
        blog.Replace("Post.cs", PlainTitle, MoreOfTitle);
        blog.Replace("Post.cs", "public required string Content", "[Unique] public required string Content");
        await Cli.RunAsync("snapshot", blog.Folder, "--out", snapshot);
        blog.Replace("Post.cs", "[Unique] public required string Content", "public required string Content");
        blog.Replace("Post.cs", MoreOfTitle, "[Index(\"NewIndex\", Pattern = \"Moderation: posts by title\"), Sharded(4)] " + PlainTitle);
        foreach (var (owner, name, file) in (IEnumerable<(string, string, string)>)[("terraform", "Terraform", "main.tf"), ("cdk", "CDK", "BlogDbStack.ts"), ("cdk-csharp", "CDK", "BlogDbStack.cs")])
        {
            var planned = await Cli.RunAsync("plan", blog.Folder, "--from", snapshot, "--owner", owner, "--revisions", revisions, "--tag", "Team=Checkout");
            Assert.Equal((2, ""), (planned.ExitCode, planned.Errors));
            Assert.Contains($"\nStage 2, {name}: deploy stage-2/{file}\n", planned.Output, StringComparison.Ordinal);
            Assert.Equal([$"stage-2/{file}", $"stage-3/{file}", $"stage-4/{file}"], FilesOf(revisions));
            var stages = FilesOf(revisions).Select(stage => File.ReadAllText(Path.Combine(revisions, stage))).ToList();
            Assert.All(stages, stage => Assert.Contains("Checkout", stage, StringComparison.Ordinal));
            Assert.Equal([(true, true, true, true), (true, false, true, true), (true, false, false, false)], stages.Select(stage => (Has(stage, "NewIndex"), Has(stage, "TitleIndex"), Has(stage, "InitialIndex"), Has(stage, "UniqueKeys"))));
            Assert.Equal([3, 3, 2], stages.Select(stage => Tables().Count(stage)));
        }

        // What people wrote beside is theirs.
        Directory.CreateDirectory(Path.Combine(revisions, "stage-9"));
        File.Copy(Path.Combine(revisions, "stage-3", "BlogDbStack.cs"), Path.Combine(revisions, "stage-9", "Mine.cs"));
        Assert.Equal(2, (await Cli.RunAsync("plan", blog.Folder, "--from", snapshot, "--owner", "cdk-csharp", "--revisions", revisions)).ExitCode);
        Assert.Equal(["stage-2/BlogDbStack.cs", "stage-3/BlogDbStack.cs", "stage-4/BlogDbStack.cs", "stage-9/Mine.cs"], FilesOf(revisions));

        // And what they changed.
        var edited = Path.Combine(revisions, "stage-3", "BlogDbStack.cs");
        await File.WriteAllTextAsync(edited, (await File.ReadAllTextAsync(edited, TestContext.Current.CancellationToken)).Replace("NewIndex", "OurIndex", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var refused = await Cli.RunAsync("plan", blog.Folder, "--from", snapshot, "--owner", "terraform", "--revisions", revisions);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("stage-3/BlogDbStack.cs(1): This file was changed since it was generated", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(4, FilesOf(revisions).Count());
    }

    [Theory]
    [InlineData("--revisions goes with --owner", "plan", "PROJECT", "--revisions", "x")]
    [InlineData("--tag goes with --owner and --revisions", "plan", "PROJECT", "--owner", "terraform", "--tag", "A=b")]
    [InlineData("--owner must be cloudformation, terraform, cdk or cdk-csharp, not 'pulumi'", "plan", "PROJECT", "--owner", "pulumi")]
    [InlineData("--owner excludes --out and --back", "plan", "PROJECT", "--owner", "cdk", "--out", "plan.json")]
    [InlineData("--data-only excludes --destroy", "apply", "PROJECT", "--data-only", "--destroy", "Posts")]
    public async Task Wrong_usage_is_told(string problem, params string[] arguments)
    {
        var told = await Cli.RunAsync(arguments);
        Assert.Equal(64, told.ExitCode);
        Assert.Contains(problem, told.Errors, StringComparison.Ordinal);
    }

    [GeneratedRegex("resource \"aws_dynamodb_table\"|new CfnTable\\(this|new dynamodb\\.CfnTable\\(this", RegexOptions.None, 1000)]
    private static partial Regex Tables();

    // In policies and in keys alike.
    private static bool Has(string code, string index) => code.Contains(index, StringComparison.Ordinal);

    private static async Task<string> TemplateAsync(BlogCopy blog)
    {
        var template = await Cli.RunAsync("infra", blog.Folder);
        Assert.Equal(0, template.ExitCode);
        return template.Output;
    }

    private static IEnumerable<string> FilesOf(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);
}
