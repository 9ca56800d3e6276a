using System.Text.Json;

namespace FauxSql.Cli.Tests;

/// <summary>What <c>plan</c> and <c>apply</c> say of an index that comes in another's place, and of tables that somebody changed by hand.</summary>
public sealed class DriftTests
{
    [Fact]
    public async Task What_old_versions_need_is_left_and_what_others_changed_is_shown_and_put_right()
    {
        using var blog = new BlogCopy();
        string[] plan = ["plan", blog.Folder, "--data", blog.Data], apply = ["apply", blog.Folder, "--data", blog.Data];
        blog.Replace("Post.cs", BlogVersion.PlainTitle, BlogVersion.IndexedTitle);
        Is(0, await Cli.RunAsync(apply));
        await DataCalls.CallAsync(blog.Data, [.. Enumerable.Range(0, 10).Select(number => ("PutItem", Post(number)))]);

        // The old index serves versions before until they are gone. Ten posts of 4,096 bytes are 10 read units, 5 of a scan that may be a little behind, and 40 write units in an index.
        blog.Replace("Post.cs", "StatusIndex", "TitleIndex");
        var planned = await Cli.RunAsync(plan);
        Assert.Equal((2, ""), (planned.ExitCode, planned.Errors));
        Assert.Equal(
            $"""
            BlogDb at {blog.Data} (account 123456789012, us-east-1)

              1. costs: Look for items of Posts whose Title cannot be in a key: of another type, empty, or too long
                 Meanwhile: Reads the whole table once; writes nothing.
                 Uses: about 5 read and 0 write units ($0.00 on demand), a moment
                 Undo: Nothing is to be undone.

              2. costs: Create index TitleIndex of Posts by Title + _fx.shard4
                 Meanwhile: Reads and writes of the table go on; writes cost what the index adds to them. Queries of the index fail until it is active. A write of a value that its key does not take is refused from now on.
                 Uses: about 0 read and 40 write units ($0.00 on demand), a moment
                 Undo: Drop index TitleIndex; no item is lost.

              3. destructive: Drop index StatusIndex of Posts by Title + _fx.shard4, which is not in the model
                 Meanwhile: Queries of the index fail from now on, those of older versions of the application included.
                 Undo: Create index StatusIndex again; no item is lost.
                 Needs: --destroy Posts.StatusIndex

            3 steps, about 5 read and 40 write units ($0.00 on demand), a moment in all. Nothing was changed; 'fauxsql apply' carries them out.

            """,
            planned.Output);

        var left = await Cli.RunAsync([.. apply, "--leave-destructive"]);
        Assert.Equal((0, ""), (left.ExitCode, left.Errors));
        Assert.Matches(
            "^done: Look for items of Posts .*\ndone: Create index TitleIndex .*\nleft: Drop index StatusIndex of Posts by Title \\+ _fx.shard4, which is not in the model\n"
            + "Once no version of the application needs them any more, run the same command with --destroy instead of --leave-destructive.\n$",
            left.Output);
        using (var document = JsonDocument.Parse((await Cli.RunAsync([.. apply, "--leave-destructive", "--json"])).Output))
        {
            Assert.Empty(document.RootElement.GetProperty("steps").EnumerateArray());
            Assert.StartsWith("Drop index StatusIndex of Posts", Assert.Single(document.RootElement.GetProperty("left").EnumerateArray()).GetString(), StringComparison.Ordinal);
        }

        Is(0, await Cli.RunAsync([.. apply, "--destroy", "Posts.StatusIndex"]));

        // Somebody takes one index away, puts another one there, and drops a table.
        await DataCalls.CallAsync(
            blog.Data,
            ("UpdateTable", """{"TableName":"Posts","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"TitleIndex"}}]}"""),
            ("DeleteTable", """{"TableName":"Comments"}"""));
        await DataCalls.CallAsync(blog.Data, ("UpdateTable", """
            {"TableName":"Posts","AttributeDefinitions":[{"AttributeName":"PostId","AttributeType":"S"},{"AttributeName":"AuthorId","AttributeType":"S"},{"AttributeName":"CreatedAt","AttributeType":"S"},{"AttributeName":"Content","AttributeType":"S"}],
             "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"OddIndex","KeySchema":[{"AttributeName":"Content","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}}]}
            """));
        var drifted = await Cli.RunAsync(plan);
        Assert.Equal((2, ""), (drifted.ExitCode, drifted.Errors));
        Assert.StartsWith(
            $"BlogDb at {blog.Data} (account 123456789012, us-east-1)\n\nDrift: table Comments: it was dropped\nDrift: table Posts: index TitleIndex was dropped\nDrift: table Posts: index OddIndex was added\n\n  1. safe: Create table Comments",
            drifted.Output,
            StringComparison.Ordinal);
        using (var document = JsonDocument.Parse((await Cli.RunAsync([.. plan, "--json"])).Output))
        {
            Assert.Equal(
                ["Comments: it was dropped", "Posts: index TitleIndex was dropped", "Posts: index OddIndex was added"],
                document.RootElement.GetProperty("drift").EnumerateArray().Select(drift => $"{drift.GetProperty("table").GetString()}: {drift.GetProperty("what").GetString()}"));
        }

        Is(0, await Cli.RunAsync([.. apply, "--destroy", "Posts.OddIndex"]));
        Assert.Equal(new Outcome(0, $"BlogDb at {blog.Data} (account 123456789012, us-east-1)\n\nThe tables fit the model.\n", ""), await Cli.RunAsync(plan));
    }

    // Names and values are 4,096 bytes together: 8 of PostId, 9 of AuthorId, 37 of CreatedAt, 6 of Title, 11 of the shard, and the rest.
    private static string Post(int number) =>
        $$$$"""{"TableName":"Posts","Item":{"PostId":{"S":"p{{{{number}}}}"},"AuthorId":{"S":"a"},"CreatedAt":{"S":"2026-01-01T00:00:00.0000000Z"},"Title":{"S":"t"},"_fx.shard4":{"N":"0"},"Content":{"S":"{{{{new string('x', 4096 - 71 - 7)}}}}"}}}""";

    private static void Is(int exitCode, Outcome outcome) => Assert.True(outcome.ExitCode == exitCode && outcome.Errors.Length == 0, $"{outcome}");
}
