using System.CommandLine;

namespace FauxSql.Cli;

/// <summary>What is said of a command that was stopped: what is there now, and how to go on.</summary>
internal static class StopText
{
    private const string Stopped = "Stopped before it was done.";

    /// <summary>The words for a command, or those that it found itself.</summary>
    public static string Of(Command command, string? own = null) => own is not null ? $"{Stopped} {own}" : NameOf(command) switch
    {
        "up" or "import" or "apply" or "unique rebuild" or "subject erase" => $"{Stopped} What was written is kept; the same command goes on from there.",
        "scaffold" => $"{Stopped} A project is written with all its files or not at all. If it is there, 'fauxsql check' says whether it is right; otherwise run the same command again.",
        _ => Stopped,
    };

    private static string NameOf(Command command) => command.Parents.OfType<Command>().FirstOrDefault(parent => parent is not RootCommand) is { } parent ? $"{parent.Name} {command.Name}" : command.Name;
}
