using System.Text.Json;
using FauxSql.Cli.Commands;

namespace FauxSql.Cli.Tests;

public sealed class AdviseTests(Samples samples) : IClassFixture<Samples>
{
    [Fact]
    public async Task Questions_that_nobody_answers_are_named_where_there_is_no_terminal()
    {
        var outcome = await Cli.RunAsync("advise", "--stage", "mvp", "--team", "new");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.StartsWith("a table for each entity (sum of the weights 4; a single table from -5 downwards)", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Not answered, and weighs nothing: --response-time, --patterns, --analytics, --scale, --graphql, --speed.", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Model_and_traffic_add_reasons_numbers_and_limits()
    {
        var outcome = await Cli.RunAsync(
            "advise", samples.Shop, "--traffic", Path.Combine(Repository.Root, "docs", "costs", "shop.jsonl"),
            "--response-time", "10ms", "--patterns", "stable", "--team", "experienced", "--graphql", "no", "--speed", "low", "--json");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        using var document = JsonDocument.Parse(outcome.Output);
        var root = document.RootElement;
        Assert.Equal(("ShopDb", "multi-table", -4), (root.GetProperty("database").GetString(), root.GetProperty("verdict").GetString(), root.GetProperty("score").GetInt32()));
        Assert.Contains(root.GetProperty("reasons").EnumerateArray(), reason => reason.GetProperty("about").GetString() == "cost" && reason.GetProperty("weight").GetInt32() == 2);
        Assert.Contains(root.GetProperty("flips").EnumerateArray(), flip => flip.GetProperty("about").GetString() == "stage" && flip.GetProperty("verdict").GetString() == "single-table");
        Assert.Contains(root.GetProperty("flips").EnumerateArray(), flip => flip.GetProperty("about").GetString() == "traffic");
        Assert.Equal(["stage", "analytics"], root.GetProperty("unanswered").EnumerateArray().Select(question => question.GetString()));
        Assert.True(root.GetProperty("limits")[0].GetProperty("perSecond").GetDouble() > 0);
        Assert.True(root.GetProperty("multiTable").GetProperty("onDemand").GetDouble() > 100);
    }

    [Fact]
    public async Task Latency_and_utilisation_change_what_is_said_of_the_costs()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("latency.json"), """{ "source": "our load test", "query": { "p50": 30, "p99": 90 } }""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder.File("traffic.jsonl"), "{\"fauxsql-traffic\":1}\n{\"pattern\":\"Get comments of post\",\"perSecond\":2000}", TestContext.Current.CancellationToken);

        var outcome = await Cli.RunAsync("advise", samples.Blog, "--traffic", folder.File("traffic.jsonl"), "--latency", folder.File("latency.json"), "--utilisation", "100");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains("Provisioned at 100 % utilisation it is $93.60 a month, and $93.60 in a single table.", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Slowest is 'Get comments of post': 30.0/90.0 ms (p50/p99), and 30.0/90.0 ms in a single table.", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CloudWatchs_traffic_leaves_the_question_of_scale_open_and_says_why_no_single_table_is_compared()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("traffic.csv"), "Label,Posts ConsumedReadCapacityUnits\n2026-05-01 12:00,60\n2026-05-01 12:01,60\n", TestContext.Current.CancellationToken);

        var outcome = await Cli.RunAsync("advise", samples.Blog, "--traffic", folder.File("traffic.csv"), "--json");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        using var document = JsonDocument.Parse(outcome.Output);
        Assert.Contains("scale", document.RootElement.GetProperty("unanswered").EnumerateArray().Select(question => question.GetString()));
        Assert.StartsWith("CloudWatch says what each table and index was charged", document.RootElement.GetProperty("whyNotCompared").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_question_is_open_that_no_option_has_answered_and_no_traffic_will(bool isScaleKnown, bool isScaleOpen)
    {
        var open = AdviceQuestions.Open(new Dictionary<string, string> { ["team"] = "new" }, isScaleKnown).Select(question => question.Id).ToList();

        Assert.Equal((isScaleOpen, false, true), (open.Contains("scale"), open.Contains("team"), open.Contains("stage")));
    }

    [Theory]
    [InlineData("--team must be new, some or experienced, not 'brilliant'.", "--team", "brilliant")]
    [InlineData("--traffic needs a PROJECT, whose access patterns it names.", "--traffic", "x")]
    [InlineData("--sizes needs a PROJECT, whose items they are the sizes of.", "--sizes", "data")]
    [InlineData("--latency needs --traffic, whose costs it is about.", "x", "--latency", "y")]
    [InlineData("--utilisation needs --traffic, whose costs it is about.", "--utilisation", "50")]
    [InlineData("--prices needs --traffic, whose costs it is about.", "x", "--prices", "y")]
    public async Task Wrong_usage_is_explained(string problem, params string[] arguments)
    {
        var outcome = await Cli.RunAsync(["advise", .. arguments]);

        Assert.Equal((64, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(problem, outcome.Errors, StringComparison.Ordinal);
    }
}
