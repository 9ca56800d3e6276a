using System.Text.Json;
using FauxSql.Design.Costs.Prices;

namespace FauxSql.Cli.Tests;

/// <summary>What traffic costs, and what cannot be reckoned.</summary>
public sealed class CostTests(Samples samples) : IClassFixture<Samples>, IDisposable
{
    private const string Header = "{\"fauxsql-traffic\":1}\n";

    private readonly TemporaryFolder _temporary = new();

    public void Dispose() => _temporary.Dispose();

    [Fact]
    public async Task The_example_of_the_shop_is_reckoned_from_the_real_sizes_of_its_data()
    {
        var data = _temporary.File("shop.db");
        using (await Cli.UpAsync(samples.Shop, "--data", data))
        {
        }

        var outcome = await Cli.RunAsync("cost", samples.Shop, "--traffic", Example("shop.jsonl"), "--sizes", "data", "--data", data, "--aim", "20", "--json");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        using var document = JsonDocument.Parse(outcome.Output);
        var root = document.RootElement;
        Assert.Equal(("ShopDb", "written by hand", "of the 22,004 items stored"), (root.GetProperty("database").GetString(), root.GetProperty("traffic").GetString(), root.GetProperty("sizes").GetString()));
        Assert.Equal("2026-09-13", root.GetProperty("prices").GetProperty("date").GetString());
        var lines = root.GetProperty("lines").EnumerateArray().ToDictionary(line => line.GetProperty("name").GetString()!);
        Assert.Equal(13, lines.Count);
        var detail = lines["Order detail page"];
        Assert.Equal((2, 1, 9.72, 4.86), (detail.GetProperty("multiTable").GetProperty("requests").GetDouble(), detail.GetProperty("multiTable").GetProperty("readUnits").GetDouble(),
            detail.GetProperty("multiTable").GetProperty("onDemand").GetDouble(), detail.GetProperty("singleTable").GetProperty("onDemand").GetDouble()));
        Assert.False(detail.GetProperty("isEstimate").GetBoolean());
        Assert.Equal((9.0, 43.74), (lines["check-out"].GetProperty("multiTable").GetProperty("writeUnits").GetDouble(), lines["check-out"].GetProperty("multiTable").GetProperty("onDemand").GetDouble()));
        var screen = lines["Customer with recent orders and their items"];
        Assert.Equal((false, true), (screen.GetProperty("multiTable").GetProperty("reachesAim").GetBoolean(), screen.GetProperty("singleTable").GetProperty("reachesAim").GetBoolean()));
        Assert.True(screen.GetProperty("estimateError").GetDouble() > 0);
        Assert.True(root.GetProperty("multiTable").GetProperty("onDemand").GetDouble() < root.GetProperty("singleTable").GetProperty("onDemand").GetDouble());
    }

    [Fact]
    public async Task Without_data_the_sample_data_gives_estimates()
    {
        var outcome = await Cli.RunAsync("cost", samples.Blog, "--traffic", Example("blog.jsonl"));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains("BlogDb: traffic written by hand; sizes averages of the sample data, 500 items.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("~ is an estimate from averages.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("│ Post with its comments     │   50 │    2 │   ~1 │", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', outcome.Output);
    }

    [Fact]
    public async Task Recorded_traffic_prices_sizes_and_latencies_are_files()
    {
        var (recording, prices, sizes, latency) = (_temporary.File("recorded.jsonl"), _temporary.File("prices.json"), _temporary.File("sizes.json"), _temporary.File("latency.json"));
        await File.WriteAllTextAsync(recording, Header + """
            {"at":"2026-05-01T12:00:00Z","op":"GetItem","tables":["Posts"],"pattern":"Get post by ID","read":0.5}
            {"at":"2026-05-01T12:00:10Z","op":"GetItem","tables":["Posts"],"pattern":"Get post by ID","read":1.5}

            """.ReplaceLineEndings("\n"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(prices, PriceFile.DefaultText.Replace("0.125", "1.25", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(sizes, """{ "Post": { "items": 10, "bytes": 5000, "indexes": { "AuthorIndex": { "perKey": 2 } } }, "Comment": { "items": 40, "bytes": 300, "perKey": 4 } }""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(latency, """{ "source": "our load test" }""", TestContext.Current.CancellationToken);

        var outcome = await Cli.RunAsync("cost", samples.Blog, "--traffic", recording, "--prices", prices, "--sizes", sizes, "--latency", latency, "--utilisation", "100", "--json");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        using var document = JsonDocument.Parse(outcome.Output);
        var line = document.RootElement.GetProperty("lines")[0];
        Assert.Equal((0.2, 1, 0.648), (line.GetProperty("perSecond").GetDouble(), line.GetProperty("multiTable").GetProperty("readUnits").GetDouble(), line.GetProperty("multiTable").GetProperty("onDemand").GetDouble()));
        Assert.Equal(JsonValueKind.Null, document.RootElement.GetProperty("singleTable").ValueKind);
        Assert.Equal("our load test", document.RootElement.GetProperty("latency").GetString());
    }

    [Theory]
    [InlineData("""{"pattern":"Get pots by ID","perSecond":1}""", "line 2: the model has no access pattern 'Get pots by ID': did you mean 'Get post by ID'?")]
    [InlineData("""{"pattern":"Get post by ID","perSecond":-4}""", "line 2: perSecond must not be negative: it is -4")]
    [InlineData("""{"pattern":"Get post by ID","perS""", "line 2: it is not JSON; it may have been cut off")]
    public async Task Traffic_that_is_wrong_is_refused_with_file_and_line(string line, string problem)
    {
        var file = _temporary.File("traffic.jsonl");
        await File.WriteAllTextAsync(file, Header + line, TestContext.Current.CancellationToken);

        var outcome = await Cli.RunAsync("cost", samples.Blog, "--traffic", file);

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith($"fauxsql: {file}, {problem}", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "There is no file 'nowhere.jsonl': name another one with --traffic.", "--traffic", "nowhere.jsonl")]
    [InlineData(1, "There is no file 'nowhere.json': name another one with --prices.", "--traffic", "FauxSql.Cli.Tests.dll", "--prices", "nowhere.json")]
    [InlineData(64, "--data and --endpoint belong to --sizes data.", "--traffic", "x", "--data", "x.db")]
    [InlineData(64, "--utilisation must be a number from 1 to 100, not '0'.", "--traffic", "x", "--utilisation", "0")]
    [InlineData(64, "--aim must be a number of milliseconds above 0, not 'fast'.", "--traffic", "x", "--aim", "fast")]
    [InlineData(64, "Option '--traffic' is required.")]
    public async Task What_cannot_be_reckoned_is_refused_before_anything_is_built(int exitCode, string problem, params string[] arguments)
    {
        var outcome = await Cli.RunAsync(["cost", "/no/such/project", .. arguments.Select(argument => argument.EndsWith(".dll", StringComparison.Ordinal) ? Path.Combine(AppContext.BaseDirectory, argument) : argument)]);

        Assert.Equal((exitCode, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(problem, outcome.Errors, StringComparison.Ordinal);
    }

    private static string Example(string file) => Path.Combine(Repository.Root, "docs", "costs", file);
}
