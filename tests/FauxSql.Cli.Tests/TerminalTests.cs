namespace FauxSql.Cli.Tests;

/// <summary>What only people at a terminal see: progress and colours.</summary>
public sealed class TerminalTests(Samples samples) : IClassFixture<Samples>
{
    private const string Erase = "\r\u001b[K";
    private const string Green = "\u001b[32m";

    [Theory]
    [InlineData("xterm", "", true, true)]
    [InlineData("xterm", "1", true, false)] // https://no-color.org
    [InlineData("dumb", "", false, false)]
    public async Task Progress_and_colours_are_shown_on_a_terminal_that_can(string terminal, string noColour, bool hasProgress, bool hasColours)
    {
        Assert.SkipUnless(Launch.HasTerminals, "There is no program here that makes a terminal.");
        using var folder = new TemporaryFolder();
        var launch = new Launch { IsOnTerminal = true, Environment = new Dictionary<string, string> { ["TERM"] = terminal, ["NO_COLOR"] = noColour } };

        var plan = await Cli.RunAsync(launch, "plan", samples.Blog, "--data", folder.File("blog.db"));
        Assert.Equal((2, ""), (plan.ExitCode, plan.Errors));
        Assert.Contains($"1. {(hasColours ? Green + "safe\u001b[0m" : "safe")}: Create table Comments", plan.Output, StringComparison.Ordinal);
        Assert.Equal(hasProgress, plan.Output.Contains($"{Erase}Building Blog.csproj{Erase}Looking at ", StringComparison.Ordinal));

        var apply = await Cli.RunAsync(launch, "apply", samples.Blog, "--data", folder.File("blog.db"));
        Assert.Equal((0, ""), (apply.ExitCode, apply.Errors));
        Assert.Equal(hasProgress, apply.Output.Contains($"{Erase}1/2 Create table Comments", StringComparison.Ordinal));
        Assert.Contains((hasProgress ? Erase : "") + "done: Create table Comments", apply.Output, StringComparison.Ordinal);
        Assert.Equal(hasProgress || hasColours, (plan.Output + apply.Output).Contains('\u001b', StringComparison.Ordinal));
    }
}
