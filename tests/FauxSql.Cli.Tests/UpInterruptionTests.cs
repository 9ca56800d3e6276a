using System.Globalization;
using System.Text.Json;
using FauxSql.Engine;
using FauxSql.Errors;
using FauxSql.Http;
using FauxSql.Protocol.Backends;

namespace FauxSql.Cli.Tests;

/// <summary><c>up</c> is stopped half-way: by a signal, by kill -9, by a full disk.</summary>
public sealed class UpInterruptionTests(Samples samples) : IClassFixture<Samples>
{
    private const string Stopped = "fauxsql: Stopped before it was done. What was written is kept; the same command goes on from there.\n";

    [Fact]
    public async Task A_signal_during_the_build_ends_everything_that_was_started()
    {
        using var blog = new BlogCopy(more: """
            <Target Name="Dawdle" BeforeTargets="CoreCompile"><Exec Command="touch begun; sleep 600" /></Target>
            """);
        await using var cli = Cli.Start("up", blog.Folder, "--once");
        await WaitAsync(() => File.Exists(blog.FileIn("begun")), cli);
        var started = cli.Descendants();
        Assert.NotEmpty(started);

        cli.Interrupt();

        var outcome = await cli.EndAsync();
        Assert.Equal(new Outcome(1, "", Stopped), outcome);
        Assert.DoesNotContain(started, ProcessTree.IsAlive);
        Assert.False(Directory.Exists(blog.FileIn(".fauxsql")));
    }

    [Fact]
    public async Task A_signal_during_the_fill_ends_everything_that_was_started()
    {
        using var folder = new TemporaryFolder();
        var port = FreePort.Find();
        await using var cli = Cli.Start("up", samples.Shop, "--json", "--data", folder.File("shop.db"), "--scale", "3", "--port", $"{port}");
        await WaitForFillAsync(port, cli);
        var started = cli.Descendants();
        Assert.NotEmpty(started);

        cli.Interrupt();

        Assert.Equal(new Outcome(1, "", Stopped), await cli.EndAsync());
        Assert.DoesNotContain(started, ProcessTree.IsAlive);
        Assert.True(await CountAsync(folder.File("shop.db"), "OrderItems") > 0);
    }

    [Fact]
    public async Task Kill_9_during_the_fill_leaves_no_process_and_the_next_run_completes_the_fill()
    {
        using var folder = new TemporaryFolder();
        var port = FreePort.Find();
        await using var cli = Cli.Start("up", samples.Shop, "--once", "--json", "--data", folder.File("shop.db"), "--scale", "3", "--port", $"{port}");
        await WaitForFillAsync(port, cli);
        var started = cli.Descendants();
        Assert.NotEmpty(started);

        cli.KillHard();

        await WaitAsync(() => cli.HasEnded && !started.Any(ProcessTree.IsAlive));
        await CompletesAsync(folder);
    }

    // RLIMIT_FSIZE needs no rights. The runtime's own double mapping of code is a file above the limit, so it is switched off.
    [Fact]
    public async Task A_full_disk_is_one_message_and_the_data_file_stays_usable()
    {
        using var folder = new TemporaryFolder();
        using (await Cli.UpAsync(samples.Blog, "--data", folder.File("other.db"))) // builds, so that only data is written below the limit
        {
        }

        var full = new Launch
        {
            Before = "trap '' XFSZ; ulimit -f 150",
            Environment = new Dictionary<string, string> { ["DOTNET_EnableWriteXorExecute"] = "0" },
        };
        var outcome = await Cli.RunAsync(full, "up", samples.Blog, "--once", "--json", "--data", folder.File("blog.db"));

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains("Free some disk space", Assert.Single(outcome.Errors.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        using var complete = await Cli.UpAsync(samples.Blog, "--data", folder.File("other.db"));
        using var resumed = await Cli.UpAsync(samples.Blog, "--data", folder.File("blog.db"));
        Assert.Equal(TablesOf(complete), TablesOf(resumed));
    }

    // At another scale, too: the fill goes on at the scale at which it was begun.
    private async Task CompletesAsync(TemporaryFolder folder)
    {
        var partly = await CountAsync(folder.File("shop.db"), "OrderItems");
        using var complete = await Cli.UpAsync(samples.Shop, "--data", folder.File("complete.db"), "--scale", "3");
        Assert.InRange(partly, 1, await CountAsync(folder.File("complete.db"), "OrderItems") - 1);

        using var resumed = await Cli.UpAsync(samples.Shop, "--data", folder.File("shop.db"), "--scale", "1");

        Assert.Equal(TablesOf(complete), TablesOf(resumed));
        Assert.Equal(await CountAsync(folder.File("complete.db"), "UniqueKeys"), await CountAsync(folder.File("shop.db"), "UniqueKeys"));
    }

    private static string TablesOf(JsonDocument up) => up.RootElement.GetProperty("tables").GetRawText();

    private static async Task<long> CountAsync(string data, string table)
    {
        using var engine = EmbeddedDynamo.Open(data);
        return await CountAsync(engine, table);
    }

    private static async Task<long> CountAsync(IBackend backend, string table)
    {
        using var answer = await backend.SendAsync(
            new("DescribeTable", JsonSerializer.SerializeToUtf8Bytes(new { TableName = table }), new()), CancellationToken.None);
        using var document = JsonDocument.Parse(answer.Body);
        return document.RootElement.TryGetProperty("Table", out var found) ? found.GetProperty("ItemCount").GetInt64() : 0;
    }

    private static async Task WaitForFillAsync(int port, Cli cli)
    {
        await using var endpoint = DynamoEndpoint.At(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        await WaitAsync(async () => await HasBegunAsync(endpoint), cli);
    }

    private static async Task<bool> HasBegunAsync(IBackend endpoint)
    {
        try
        {
            return await CountAsync(endpoint, "OrderItems") > 100;
        }
        catch (EndpointException)
        {
            return false; // not listening yet
        }
    }

    private static Task WaitAsync(Func<bool> condition, Cli? cli = null) => WaitAsync(() => Task.FromResult(condition()), cli);

    private static async Task WaitAsync(Func<Task<bool>> condition, Cli? cli = null)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(4));
        while (!await condition())
        {
            Assert.False(cli is { HasEnded: true }, "fauxsql ended too early");
            await Task.Delay(10, patience.Token);
        }
    }
}
