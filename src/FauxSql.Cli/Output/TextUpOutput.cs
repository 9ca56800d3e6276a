using System.Globalization;
using Spectre.Console;

namespace FauxSql.Cli.Output;

/// <summary>Tables for people. On a terminal a line of progress, which is gone at the end; elsewhere plain text without escape codes.</summary>
internal sealed class TextUpOutput : IUpOutput
{
    private readonly IAnsiConsole _console = PlainConsole.New();
    private readonly ProgressLine _progress = new();

    public void Step(string what) => _progress.Step(what);

    public void Note(string what)
    {
        _progress.End();
        Console.Out.WriteLine(what);
    }

    public void Show(UpResult result)
    {
        _progress.End();
        Console.Out.WriteLine($"{result.Database} at {result.Endpoint}");
        _console.Write(TablesOf(result));
        _console.Write(PatternTable.Of(result.Patterns, _console.Profile.Width));
        if (result.Patterns.Any(pattern => pattern.IsWrite))
            Console.Out.WriteLine("A pattern that writes is not run, so that the data stays as it is: its requests and round trips are those that it would take.");
    }

    public void Serving(string address) => Console.Out.WriteLine($"Listening on {address}. Ctrl-C stops.");

    public void Dispose() => _progress.Dispose();

    private static Table TablesOf(UpResult result)
    {
        var table = Tables.New(["Table"], ["Items", "Bytes"]);
        foreach (var size in result.Tables)
            table.AddRow(Markup.Escape(size.Name), size.Items.ToString("N0", CultureInfo.InvariantCulture), size.Bytes.ToString("N0", CultureInfo.InvariantCulture));
        return table;
    }
}
