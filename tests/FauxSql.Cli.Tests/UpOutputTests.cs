using System.Text.Json;

namespace FauxSql.Cli.Tests;

public sealed class UpOutputTests(Samples samples) : IClassFixture<Samples>
{
    // GITHUB_ACTIONS and a rich TERM are what makes some programs write colours into a pipe.
    [Fact]
    public async Task Piped_text_has_tables_and_no_escape_codes()
    {
        using var folder = new TemporaryFolder();
        var launch = new Launch { Environment = new Dictionary<string, string> { ["GITHUB_ACTIONS"] = "true", ["TERM"] = "xterm-256color", ["NO_COLOR"] = "1" } };

        var outcome = await Cli.RunAsync(launch, "up", samples.Blog, "--once", "--data", folder.File("blog.db"));

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.DoesNotContain('\u001b', outcome.Output);
        Assert.DoesNotContain('\r', outcome.Output);
        Assert.StartsWith("BlogDb at http://127.0.0.1:", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("An author's posts, by date", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("AuthorIndex", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serves_until_it_is_stopped()
    {
        using var folder = new TemporaryFolder();
        await using var cli = Cli.Start("up", samples.Blog, "--data", folder.File("blog.db"), "--port", "0");
        await cli.ReadUntilAsync("Listening on ");
        Assert.Empty(cli.Descendants());

        cli.Interrupt();

        var outcome = await cli.EndAsync();
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
    }

    [Fact]
    public async Task Json_is_one_document_when_it_serves_too()
    {
        using var folder = new TemporaryFolder();
        await using var cli = Cli.Start("up", samples.Blog, "--json", "--data", folder.File("blog.db"), "--port", "0");
        var text = "";
        string line;
        do
        {
            line = await cli.ReadLineAsync();
            text += line + "\n";
        }
        while (line != "}");
        cli.Terminate();

        var outcome = await cli.EndAsync();
        Assert.Equal((0, "", ""), (outcome.ExitCode, outcome.Output, outcome.Errors));
        using var document = JsonDocument.Parse(text);
        Assert.StartsWith("http://127.0.0.1:", document.RootElement.GetProperty("endpoint").GetString(), StringComparison.Ordinal);
    }
}
