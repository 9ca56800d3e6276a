using System.Globalization;
using Spectre.Console;

namespace FauxSql.Cli.Output;

/// <summary>Tables for people. On a terminal a line of progress, which is gone at the end; elsewhere plain text without escape codes.</summary>
internal sealed class TextUpOutput : IUpOutput
{
    private const int PlainWidth = 160;
    private const string EraseLine = "\r\u001b[K";

    private readonly IAnsiConsole _console = NewConsole();
    private readonly bool _progress =
        !Console.IsErrorRedirected && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb");

    public void Step(string what)
    {
        // The last column stays free: a full line would wrap, and could not be erased.
        if (_progress)
            Console.Error.Write(EraseLine + (what.Length < _console.Profile.Width ? what : what[..(_console.Profile.Width - 1)]));
    }

    public void Note(string what)
    {
        EndProgress();
        Console.Out.WriteLine(what);
    }

    public void Show(UpResult result)
    {
        EndProgress();
        Console.Out.WriteLine($"{result.Database} at {result.Endpoint}");
        _console.Write(TablesOf(result));
        _console.Write(PatternTable.Of(result.Patterns, _console.Profile.Width));
    }

    public void Serving(string address) => Console.Out.WriteLine($"Listening on {address}. Ctrl-C stops.");

    public void Dispose() => EndProgress();

    private void EndProgress()
    {
        if (_progress)
            Console.Error.Write(EraseLine);
    }

    // The default enrichers switch colours on where they see a build server, even into a pipe.
    private static IAnsiConsole NewConsole()
    {
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

    private static Table TablesOf(UpResult result)
    {
        var table = Tables.New(["Table"], ["Items", "Bytes"]);
        foreach (var size in result.Tables)
            table.AddRow(Markup.Escape(size.Name), size.Items.ToString("N0", CultureInfo.InvariantCulture), size.Bytes.ToString("N0", CultureInfo.InvariantCulture));
        return table;
    }
}
