using System.CommandLine;

namespace FauxSql.Cli.Tests;

public sealed class StopTextTests
{
    /// <summary>Only what writes as it goes, and finds its place again, says that it goes on.</summary>
    [Fact]
    public void Only_commands_that_go_on_say_so()
    {
        var root = CommandLine.Root();
        var leaves = root.Subcommands.SelectMany(command => command.Subcommands.Count == 0 ? [(command.Name, Command: command)] : command.Subcommands.Select(leaf => ($"{command.Name} {leaf.Name}", Command: leaf)));

        var goOn = leaves.Where(leaf => StopText.Of(leaf.Command).Contains("goes on from there", StringComparison.Ordinal)).Select(leaf => leaf.Item1);

        Assert.Equal(["up", "apply", "import", "unique rebuild", "subject erase"], goOn);
        Assert.Equal("Stopped before it was done.", StopText.Of(root.Subcommands.Single(command => command.Name == "cost")));
    }
}
