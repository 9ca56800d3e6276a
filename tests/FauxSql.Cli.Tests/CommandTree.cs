using System.CommandLine;
using System.Globalization;

namespace FauxSql.Cli.Tests;

/// <summary>The commands that can be run, by their full names.</summary>
internal static class CommandTree
{
    /// <summary>All commands that have none below them, such as <c>subject export</c>.</summary>
    public static IReadOnlyList<(string Name, Command Command)> Leaves { get; } = [.. LeavesOf(CommandLine.Root(), "")];

    /// <summary>A command's arguments and options as a table in Markdown.</summary>
    public static string TableOf(Command command)
    {
        var rows = command.Arguments.Select(argument => Row(argument.Name, null, argument.Description, null))
            .Concat(command.Options.Where(option => !option.Hidden).Select(option => Row(option.Name, option.HelpName, option.Description, DefaultOf(option))));
        return "| | |\n| --- | --- |\n" + string.Concat(rows);
    }

    private static IEnumerable<(string Name, Command Command)> LeavesOf(Command command, string path) => command.Subcommands.Count == 0
        ? [(path, command)]
        : command.Subcommands.SelectMany(child => LeavesOf(child, $"{path} {child.Name}".Trim()));

    private static string Row(string name, string? value, string? description, string? usual) =>
        $"| `{name}{(value is null ? "" : " " + value.Replace("|", "\\|", StringComparison.Ordinal))}` | {Escaped(description)}{(usual is null ? "" : $" Default: {usual}.")} |\n";

    private static string Escaped(string? text) => text?.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal) ?? throw new InvalidOperationException("there is no description");

    private static string? DefaultOf(Option option) => option switch
    {
        { Required: true } => null,
        { HasDefaultValue: true } when option.GetDefaultValue() is (string { Length: > 0 } or IFormattable) and var usual => Convert.ToString(usual, CultureInfo.InvariantCulture),
        _ => null,
    };
}
