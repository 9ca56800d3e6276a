using FauxSql.Engine;
using FauxSql.Server;

namespace FauxSql.Cli.Tests;

/// <summary>Two runs of <c>apply</c> at the same tables.</summary>
public sealed class WaitingRunTests
{
    [Fact]
    public async Task The_second_is_told_who_is_at_work_or_waits_and_then_does_what_is_left()
    {
        using var blog = new BlogCopy();
        await using var engine = EmbeddedDynamo.InMemory();
        var held = new RefusingBackend(engine, "UpdateItem", "ThrottlingException", "Rate exceeded") { Table = "Posts" };
        await using var server = await DynamoServer.StartAsync(held, new DynamoServerOptions { Port = 0 }, TestContext.Current.CancellationToken);
        string[] apply = ["apply", blog.Folder, "--endpoint", server.Address.ToString()];
        Is(0, await Cli.RunAsync(apply));
        await engine.CallAsync("PutItem", """{"TableName":"Posts","Item":{"PostId":{"S":"p"},"Title":{"S":"t"},"AuthorId":{"S":"a"},"CreatedAt":{"S":"2026-01-01T00:00:00.0000000Z"},"Content":{"S":"text"}}}""");

        // The first is in the midst of its work for as long as its writes are throttled.
        blog.Replace("Post.cs", BlogVersion.PlainTitle, BlogVersion.IndexedTitle);
        await using var first = Cli.Start(apply);
        await UntilAsync(() => held.Refused > 0);
        var refused = await Cli.RunAsync(apply);
        Assert.Equal((1, ""), (refused.ExitCode, refused.Output));
        Assert.Matches("^fauxsql: .+@.+ is changing these tables right now. Wait until that is done, or wait here with --wait.\n$", refused.Errors);

        // The next version of the model comes meanwhile, and waits.
        blog.Replace("Post.cs", "public required string Content", "[Index(\"ContentIndex\", Pattern = \"Moderation: posts of a text\")] public required string Content");
        var reads = held.LeaseReads;
        await using var second = Cli.Start([.. apply, "--wait"]);
        await UntilAsync(() => held.LeaseReads >= reads + 2);
        Assert.Equal((false, false), (first.HasEnded, second.HasEnded));

        held.IsOn = false;
        var (one, other) = (await first.EndAsync(), await second.EndAsync());
        Is(0, one);
        Is(0, other);
        Assert.Matches("^done: Look for items of Posts whose Title .*\ndone: Give items of Posts .* 1 items changed\\)\ndone: Create index StatusIndex .*\nThe tables of BlogDb at .* fit the model.\n$", one.Output);
        Assert.Matches("^done: Look for items of Posts whose Content .*\ndone: Create index ContentIndex .*\nThe tables of BlogDb at .* fit the model.\n$", other.Output);
        Is(0, await Cli.RunAsync(["plan", .. apply[1..]]));

        async Task UntilAsync(Func<bool> isSo)
        {
            while (!isSo())
            {
                Assert.False(first.HasEnded);
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }
        }
    }

    private static void Is(int exitCode, Outcome outcome) => Assert.True(outcome.ExitCode == exitCode && outcome.Errors.Length == 0, $"{outcome}");
}
