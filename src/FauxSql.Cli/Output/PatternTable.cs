using System.Globalization;
using FauxSql.Tooling.Hosting;
using Spectre.Console;

namespace FauxSql.Cli.Output;

/// <summary>The access patterns as a table: one line each where there is room, else with entity and key under the pattern.</summary>
internal static class PatternTable
{
    private const int RoomForAll = 120;

    private static readonly string[] NotRun = ["-", "-", "-"];

    public static Table Of(IReadOnlyList<PatternReport> runs, int width) => width >= RoomForAll ? Wide(runs) : Narrow(runs);

    private static Table Wide(IReadOnlyList<PatternReport> runs)
    {
        var table = Tables.New(["Entity", "Pattern", "Served by"], ["Requests", "Round trips", "Items", "Read units", "ms"]);
        foreach (var run in runs)
            table.AddRow([Markup.Escape(run.Entity ?? ""), Markup.Escape(run.Pattern), Markup.Escape(run.ServedBy), .. Figures(run)]);
        return table;
    }

    private static Table Narrow(IReadOnlyList<PatternReport> runs)
    {
        var table = Tables.New(["Pattern, entity: served by"], ["Req.", "Trips", "Items", "Units", "ms"]);
        foreach (var run in runs)
            table.AddRow([$"{Markup.Escape(run.Pattern)}\n  {(run.Entity is { } entity ? $"{Markup.Escape(entity)}: " : "")}{Markup.Escape(run.ServedBy)}", .. Figures(run)]);
        return table.ShowRowSeparators();
    }

    private static string[] Figures(PatternReport run) =>
    [
        Number($"{run.Requests}"), Number($"{run.RoundTrips}"), .. run.IsWrite ? NotRun : [Number($"{run.Items:N0}"), Number($"{run.ReadUnits:0.##}"), Number($"{run.Milliseconds:0.0}")],
    ];

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
