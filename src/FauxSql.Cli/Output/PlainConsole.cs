using Spectre.Console;

namespace FauxSql.Cli.Output;

/// <summary>A console for tables: colours on a terminal only, and wide enough elsewhere.</summary>
internal static class PlainConsole
{
    private const int PlainWidth = 160;

    public static IAnsiConsole New()
    {
        // The default enrichers switch colours on where they see a build server, even into a pipe.
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(Console.Out),
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (Console.IsOutputRedirected)
            console.Profile.Width = PlainWidth;
        return console;
    }
}
