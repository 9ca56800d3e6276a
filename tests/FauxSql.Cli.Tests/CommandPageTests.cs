using System.CommandLine;
using System.Text.RegularExpressions;

namespace FauxSql.Cli.Tests;

/// <summary>
/// docs/cli.md has every command with every argument and option as --help describes them. Where it differs, FAUXSQL_APPROVE_CLI=true has this test write what is right: the tables, and for a new
/// command a heading to write the rest under.
/// </summary>
public sealed partial class CommandPageTests
{
    private static readonly string Page = Path.Combine(Repository.Root, "docs", "cli.md");

    [Fact]
    public void The_page_describes_each_command_as_its_help_does()
    {
        var text = File.ReadAllText(Page).ReplaceLineEndings("\n");
        var right = Approved(text);
        if (Environment.GetEnvironmentVariable("FAUXSQL_APPROVE_CLI") == "true")
            File.WriteAllText(Page, text = right);

        Assert.Equal(CommandTree.Leaves.Select(leaf => leaf.Name).Order(StringComparer.Ordinal), Table.Matches(text).Select(table => table.Groups["command"].Value).Order(StringComparer.Ordinal));
        Assert.Equal(right, text);
    }

    [Fact]
    public void The_page_shows_how_each_command_is_called_and_with_nothing_that_it_does_not_know()
    {
        var calls = Call.Matches(File.ReadAllText(Page)).Select(call => call.Value).ToList();
        foreach (var (name, command) in CommandTree.Leaves)
        {
            var own = calls.Where(call => call.StartsWith($"fauxsql {name} ", StringComparison.Ordinal) || call == $"fauxsql {name}").ToList();
            Assert.True(own.Count > 0, $"docs/cli.md does not show how to call fauxsql {name}");
            Assert.Subset(command.Options.Select(option => option.Name).ToHashSet(), own.SelectMany(call => OptionName.Matches(call)).Select(option => option.Value).ToHashSet());
        }
    }

    [Fact]
    public void Each_command_has_an_example_in_its_help() =>
        Assert.All(CommandTree.Leaves, leaf => Assert.Contains($"Example:\n  fauxsql {leaf.Name} ", leaf.Command.Description, StringComparison.Ordinal));

    [Fact]
    public void Each_command_prints_its_results_as_json_if_asked_but_for_serve_which_has_none() =>
        Assert.All(CommandTree.Leaves.Where(leaf => leaf.Name != "serve"), leaf => Assert.Contains(leaf.Command.Options, option => option.Name == "--json"));

    private static string Approved(string text)
    {
        var known = CommandTree.Leaves.ToDictionary(leaf => leaf.Name, leaf => BlockOf(leaf.Name, leaf.Command));
        var approved = Table.Replace(text, table => known.GetValueOrDefault(table.Groups["command"].Value, ""));
        var missing = known.Where(command => !approved.Contains(command.Value, StringComparison.Ordinal));
        return missing.Aggregate(approved, (page, command) => HeadingOf(command.Key).Match(page) is { Success: true } heading
            ? page.Insert(heading.Index + heading.Length, "\n" + command.Value)
            : $"{page.TrimEnd()}\n\n## {command.Key}\n\n```sh\nfauxsql {command.Key}\n```\n\n{command.Value}");
    }

    private static string BlockOf(string name, Command command) => $"<!-- help: {name} -->\n{CommandTree.TableOf(command)}<!-- end of help -->\n";

    // The heading that names the command, up to the end of the example below it.
    private static Regex HeadingOf(string name) => new($@"^## ([^\n]*, )?{Regex.Escape(name)}\b[^\n]*\n\n```sh\n(?s:.*?)```\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"<!-- help: (?<command>[a-z ]+) -->\n(?s:.*?)<!-- end of help -->\n", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Table { get; }

    [GeneratedRegex(@"(?<=```sh\n(?:(?!```)[^\n]*\n)*)fauxsql [^\n]*", RegexOptions.None, 1000)]
    private static partial Regex Call { get; }

    [GeneratedRegex(@"--[a-z-]+", RegexOptions.None, 1000)]
    private static partial Regex OptionName { get; }
}
