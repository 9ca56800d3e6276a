using System.CommandLine;

namespace FauxSql.Cli;

/// <summary>What is said of a command that was stopped: what is there now, and how to go on.</summary>
internal static class StopText
{
    private const string Stopped = "Stopped before it was done.";

    /// <summary>The words for a command, or those that it found itself.</summary>
    public static string Of(Command command, string? own = null) => own is not null ? $"{Stopped} {own}" : NameOf(command) switch
    {
        _ when GoesOn(command) => $"{Stopped} What was written is kept; the same command goes on from there.",
        "scaffold" => $"{Stopped} A project is written with all its files or not at all. If it is there, 'fauxsql check' says whether it is right; otherwise run the same command again.",
        _ => Stopped,
    };

    /// <summary>Whether a command that ended before it was done has written something, and finds its place again.</summary>
    public static bool GoesOn(Command command) => NameOf(command) is "up" or "import" or "apply" or "unique rebuild" or "subject erase";

    private static string NameOf(Command command) => command.Parents.OfType<Command>().FirstOrDefault(parent => parent is not RootCommand) is { } parent ? $"{parent.Name} {command.Name}" : command.Name;
}
