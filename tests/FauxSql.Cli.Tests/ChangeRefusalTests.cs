using FauxSql.Engine;
using FauxSql.Server;

namespace FauxSql.Cli.Tests;

/// <summary>What <c>plan</c> and <c>apply</c> refuse: one clear message, exit code 1, and nothing changed.</summary>
public sealed class ChangeRefusalTests(Samples samples) : IClassFixture<Samples>
{
    [Fact]
    public async Task A_model_error_with_its_id_file_and_line()
    {
        using var blog = new BlogCopy();
        blog.Write("Tag.cs", "using FauxSql.Modeling;\n\nnamespace Blog;\n\n[Table]\npublic sealed partial record Tag\n{\n    public required string Name { get; init; }\n}\n");
        foreach (var command in (string[])["plan", "apply"])
        {
            var outcome = await Cli.RunAsync(command, blog.Folder, "--json");

            Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
            Assert.Matches(@"^fauxsql: Blog\.csproj does not build:\n  \S*Tag\.cs\(6,\d+\): error FXS\d+: .+\n$", outcome.Errors);
            Assert.False(Directory.Exists(blog.FileIn(".fauxsql")));
        }

        // And one of C# itself.
        blog.Write("Tag.cs", "namespace Blog;\n\npublic sealed class Tag\n{\n    public int Name => \"Name\";\n}\n");
        var broken = await Cli.RunAsync("plan", blog.Folder);
        Assert.Equal((1, ""), (broken.ExitCode, broken.Output));
        Assert.Matches(@"^fauxsql: Blog\.csproj does not build:\n  \S*Tag\.cs\(5,\d+\): error CS0029: .+\n$", broken.Errors);
    }

    [Fact]
    public async Task What_the_credentials_do_not_allow_a_plan_to_see()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var (outcome, message) = await DeniedAsync(engine, "DescribeTable", "Posts", "plan");

        Assert.Equal(
            new Outcome(1, "", $"fauxsql: DescribeTable: AccessDeniedException: {message}\nAllow these credentials that action on that resource, or use others. Nothing was changed; run the same command again then.\n"), outcome);
    }

    [Fact]
    public async Task What_the_credentials_do_not_allow_a_run_to_do()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var (outcome, message) = await DeniedAsync(engine, "CreateTable", "_fx.Changes", "apply");

        Assert.Equal(
            new Outcome(1, "", $"fauxsql: CreateTable: AccessDeniedException: {message}\nAllow these credentials that action on that resource, or use others. What was written is kept; the same command goes on from there.\n"), outcome);
        Assert.Empty((await engine.CallAsync("ListTables", "{}"))["TableNames"]!.AsArray());
    }

    [Fact]
    public async Task What_needs_old_versions_gone_until_it_is_told_that_they_are()
    {
        using var blog = new BlogCopy();
        await using var engine = EmbeddedDynamo.InMemory();
        await using var server = await DynamoServer.StartAsync(engine, new DynamoServerOptions { Port = 0 }, TestContext.Current.CancellationToken);
        await using var far = new FarAddress(server.Address);
        string[] apply = ["apply", blog.Folder, "--endpoint", far.Address];
        Is(0, await Cli.RunAsync(apply));
        await engine.CallAsync("PutItem", """{"TableName":"Posts","Item":{"PostId":{"S":"p"},"Title":{"S":"one of its kind"},"AuthorId":{"S":"a"},"CreatedAt":{"S":"2026-01-01T00:00:00.0000000Z"},"Content":{"S":"text"}}}""");

        blog.Replace("Post.cs", BlogVersion.PlainTitle, "[Unique] " + BlogVersion.PlainTitle);
        Assert.Equal(
            new Outcome(1, "", "fauxsql: The plan changes Posts.Title of items, and versions of the application that do not know of it go on to write items without. Nothing was changed. Run the new version everywhere first, then say so with --old-versions-gone.\n"),
            await Cli.RunAsync(apply));
        Assert.DoesNotContain("UniqueKeys", (await engine.CallAsync("ListTables", "{}"))["TableNames"]!.AsArray().Select(name => name!.GetValue<string>()));
        Is(0, await Cli.RunAsync([.. apply, "--old-versions-gone"]));
        Assert.Equal(1, await engine.CountAsync("UniqueKeys"));
    }

    // The command at an endpoint that answers as AWS does where a policy does not allow something.
    private async Task<(Outcome Outcome, string Message)> DeniedAsync(EmbeddedDynamo engine, string operation, string table, string command)
    {
        var message = $"User: arn:aws:iam::123456789012:user/ann is not authorized to perform: dynamodb:{operation} on resource: arn:aws:dynamodb:us-east-1:123456789012:table/{table} because no identity-based policy allows the dynamodb:{operation} action";
        var denied = new RefusingBackend(engine, operation, "AccessDeniedException", message) { Table = table };
        await using var server = await DynamoServer.StartAsync(denied, new DynamoServerOptions { Port = 0 }, TestContext.Current.CancellationToken);
        return (await Cli.RunAsync(command, samples.Blog, "--endpoint", server.Address.ToString()), message);
    }

    private static void Is(int exitCode, Outcome outcome) => Assert.True(outcome.ExitCode == exitCode && outcome.Errors.Length == 0, $"{outcome}");
}
