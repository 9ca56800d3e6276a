using System.Text.Json;

namespace FauxSql.Cli.Tests;

[Collection(nameof(UpCollection))]
public sealed class AdviseTests
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
            "advise", Repository.Shop, "--traffic", Path.Combine(Repository.Root, "docs", "costs", "shop.jsonl"),
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

    [Theory]
    [InlineData("--team must be new, some or experienced, not 'brilliant'.", "--team", "brilliant")]
    [InlineData("--traffic needs a PROJECT, whose access patterns it names.", "--traffic", "x")]
    public async Task Wrong_usage_is_explained(string problem, params string[] arguments)
    {
        var outcome = await Cli.RunAsync(["advise", .. arguments]);

        Assert.Equal((64, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(problem, outcome.Errors, StringComparison.Ordinal);
    }
}
