using System.Globalization;
using Spectre.Console;

namespace FauxSql.Cli.Output;

/// <summary>Tables for people; progress only if standard error is a terminal.</summary>
internal sealed class TextUpOutput : IUpOutput
{
    private const int PlainWidth = 160;

    private readonly bool _progress = !Console.IsErrorRedirected && !Console.IsOutputRedirected;

    public void Step(string what)
    {
        if (_progress && what.Length > 0)
            Console.Error.Write($"\r\u001b[K{what}");
    }

    public void Show(UpResult result)
    {
        if (_progress)
            Console.Error.Write("\r\u001b[K");

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
            console.Profile.Width = PlainWidth;
        console.MarkupLineInterpolated($"{result.Database} at {result.Endpoint}");
        console.Write(TablesOf(result));
        console.Write(PatternsOf(result));
    }

    public void Serving(string address) => Console.Out.WriteLine($"Listening on {address}. Ctrl-C stops.");

    private static Table TablesOf(UpResult result)
    {
        var table = New("Table").Numbers("Items", "Bytes");
        foreach (var size in result.Tables)
            table.AddRow(Markup.Escape(size.Name), Text($"{size.Items:N0}"), Text($"{size.Bytes:N0}"));
        return table;
    }

    private static Table PatternsOf(UpResult result)
    {
        var table = New("Entity", "Pattern", "Served by").Numbers("Requests", "Round trips", "Items", "Read units", "ms");
        foreach (var run in result.Patterns)
        {
            table.AddRow(
                Markup.Escape(run.Entity), Markup.Escape(run.Pattern), Markup.Escape(run.ServedBy), Text($"{run.Requests}"),
                Text($"{run.RoundTrips}"), Text($"{run.Items}"), Text($"{run.ReadUnits:0.##}"), Text($"{run.Milliseconds:0.0}"));
        }

        return table;
    }

    private static Table New(params string[] columns) => new Table().Border(TableBorder.Rounded).AddColumns(columns);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
