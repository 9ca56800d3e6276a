using System.Text.Json;

namespace FauxSql.Cli.Tests;

public sealed class ErdTests
{
    [Theory]
    [InlineData("mermaid", "erDiagram\n")]
    [InlineData("plantuml", "@startuml\n")]
    [InlineData("svg", "<svg ")]
    public async Task A_diagram_goes_to_standard_output(string format, string beginning)
    {
        using var blog = new BlogCopy();

        var outcome = await Cli.RunAsync("erd", blog.Folder, "--format", format);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.StartsWith(beginning, outcome.Output, StringComparison.Ordinal);
        Assert.Contains("Comment", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_diagram_goes_to_a_file()
    {
        using var blog = new BlogCopy();
        var file = blog.FileIn("erd.svg");

        var outcome = await Cli.RunAsync("erd", blog.Folder, "--format", "svg", "--theme", "dark", "--out", file, "--json");

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.Equal(File.ReadAllText(file), json.RootElement.GetProperty("diagram").GetString());
        Assert.DoesNotContain("prefers-color-scheme", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A PNG goes to a file: name it with --out.", "x", "--format", "png")]
    [InlineData("A PNG goes to a file: name it with --out.", "x", "--format", "png", "--out", "-")]
    [InlineData("--format must be mermaid, plantuml, svg or png, not 'gif'.", "x", "--format", "gif")]
    public async Task Wrong_usage_exits_with_64(string because, params string[] arguments)
    {
        var outcome = await Cli.RunAsync(["erd", .. arguments]);

        Assert.Equal(new Outcome(64, "", $"fauxsql: {because}\nTry 'fauxsql --help'.\n"), outcome);
    }
}
