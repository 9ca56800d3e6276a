namespace FauxSql.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData]
    [InlineData("dance")]
    [InlineData("serve", "--port", "many")]
    [InlineData("serve", "--port", "70000")]
    [InlineData("serve", "--unknown")]
    [InlineData("docs", "samples/Blog")]
    [InlineData("erd", "samples/Blog", "--format", "crayon")]
    [InlineData("infra", "samples/Blog", "--format", "pulumi")]
    [InlineData("infra", "samples/Blog", "--stream", "Posts=everything")]
    [InlineData("infra", "samples/Blog", "--warm-throughput", "Posts=many")]
    [InlineData("infra", "samples/Blog", "--tag", "Team=a", "--tag", "Team=b")]
    [InlineData("check")]
    [InlineData("check", "samples/Blog", "--endpoint", "http://127.0.0.1:8000/?a=b")]
    [InlineData("plan", "samples/Blog", "--endpoint", "http://me:secret@127.0.0.1:8000")]
    [InlineData("scaffold", "--out", "x", "--from-endpoint", "http://127.0.0.1:8000/#a")]
    [InlineData("check", "samples/Blog", "--json", "--sarif")]
    [InlineData("check", "samples/Blog", "--sample", "10")]
    [InlineData("check", "samples/Blog", "--phase", "4")]
    [InlineData("serve", "--data", "x.db", "--in-memory")]
    public async Task Wrong_usage_is_explained_and_exits_with_64(params string[] arguments)
    {
        var outcome = await Cli.RunAsync(arguments);

        Assert.Equal(64, outcome.ExitCode);
        Assert.StartsWith("fauxsql: ", outcome.Errors, StringComparison.Ordinal);
        Assert.EndsWith("Try 'fauxsql --help'.\n", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("serve", "--help")]
    [InlineData("up", "--help")]
    [InlineData("docs", "--help")]
    [InlineData("erd", "--help")]
    [InlineData("infra", "--help")]
    [InlineData("check", "--help")]
    [InlineData("cost", "--help")]
    [InlineData("advise", "--help")]
    [InlineData("unique", "--help")]
    [InlineData("subject", "--help")]
    [InlineData("subject", "export", "--help")]
    [InlineData("subject", "erase", "--help")]
    [InlineData("unique", "rebuild", "--help")]
    public async Task Help_shows_an_example(params string[] arguments)
    {
        var outcome = await Cli.RunAsync(arguments);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains("Example", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_version_is_that_of_the_package()
    {
        var outcome = await Cli.RunAsync("--version");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Matches(@"^\d+\.\d+\.\d+", outcome.Output);
    }

    [Theory]
    [InlineData("--format must be mermaid, plantuml, svg or png, not 'crayon'.", 64, "erd", "samples/Blog", "--format", "crayon")]
    [InlineData("for the diagram: make it, or name another file with --out.", 1, "erd", "samples/Blog", "--out", "/no/such/folder/erd.mmd")]
    [InlineData("is a file: name the folder of the pages with --out.", 1, "docs", "samples/Blog", "--out", "FauxSql.Cli.Tests.dll")]
    [InlineData("is a file: name a folder with --out.", 1, "infra", "samples/Blog", "--out", "FauxSql.Cli.Tests.dll")]
    public async Task What_cannot_be_written_is_refused_before_anything_is_built(string message, int exitCode, params string[] arguments)
    {
        var outcome = await Cli.RunAsync(Launch.Plain, [.. arguments.Select(argument => argument.EndsWith(".dll", StringComparison.Ordinal) ? Path.Combine(AppContext.BaseDirectory, argument) : argument)]);

        Assert.Equal((exitCode, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains(message, outcome.Errors, StringComparison.Ordinal);
    }
}
