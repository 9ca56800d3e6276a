using System.Text.Json;
using System.Text.Json.Nodes;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;
using FauxSql.Server;

namespace FauxSql.Cli.Tests;

/// <summary><c>apply</c> and Ctrl-C.</summary>
public sealed class InterruptedRunTests
{
    [Fact]
    public async Task A_run_that_is_stopped_gives_its_lease_back_and_the_next_goes_on()
    {
        using var blog = new BlogCopy();
        await Cli.UpAsync(blog.Folder, "--data", blog.Data);
        await using var engine = EmbeddedDynamo.Open(blog.Data);
        await using var server = await DynamoServer.StartAsync(engine, new DynamoServerOptions { Port = 0 }, TestContext.Current.CancellationToken);
        string[] command = ["apply", blog.Folder, "--endpoint", server.Address.ToString()];
        blog.Replace("Post.cs", BlogVersion.PlainTitle, BlogVersion.IndexedTitle);
        var posts = await engine.CountAsync("Posts");

        // Slow enough to be met in the midst of the items.
        await using (var cli = Cli.Start([.. command, "--max-wcu", "5"]))
        {
            while (await FilledAsync(engine) < 3)
            {
                Assert.False(cli.HasEnded);
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            cli.Interrupt();
            Assert.Equal(new Outcome(1, "", "fauxsql: Stopped before it was done. What was written is kept; the same command goes on from there.\n"), await cli.EndAsync());
        }

        Assert.InRange(await FilledAsync(engine), 3, posts - 1);
        Assert.Empty((await LocksAsync(engine))["Items"]!.AsArray());

        var (filled, rest) = (await FilledAsync(engine), await Cli.RunAsync([.. command, "--json"]));
        Assert.Equal((0, ""), (rest.ExitCode, rest.Errors));
        Assert.Equal(posts, await FilledAsync(engine));
        Assert.Equal(posts, (await engine.CallAsync("Scan", """{"TableName":"Posts","IndexName":"StatusIndex","Select":"COUNT"}"""))["Count"]!.GetValue<long>());
        Assert.Equal(0, (await Cli.RunAsync(["plan", .. command[1..]])).ExitCode);
        using var document = JsonDocument.Parse(rest.Output);
        Assert.Equal(posts - filled, document.RootElement.GetProperty("steps")[0].GetProperty("items").GetInt64()); // that no value stands in the index's way was known before
    }

    private static async Task<long> FilledAsync(IBackend engine) =>
        (await engine.CallAsync("Scan", """{"TableName":"Posts","Select":"COUNT","FilterExpression":"attribute_exists(#s)","ExpressionAttributeNames":{"#s":"_fx.shard4"}}"""))["Count"]!.GetValue<long>();

    private static Task<JsonNode> LocksAsync(IBackend engine) =>
        engine.CallAsync("Query", """{"TableName":"_fx.Changes","KeyConditionExpression":"Kind = :k","ExpressionAttributeValues":{":k":{"S":"lock"}}}""");
}
