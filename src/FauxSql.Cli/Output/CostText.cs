using System.Globalization;
using FauxSql.Design.Costs;
using FauxSql.Design.Costs.Latency;
using Spectre.Console;

namespace FauxSql.Cli.Output;

/// <summary>Costs for people: the access patterns and writes, what is stored, the sums of both layouts, and what follows from them.</summary>
internal sealed class CostText(CostReport report, string sizes, double? aim)
{
    private const double Megabyte = 1024 * 1024;

    public void Print()
    {
        var console = PlainConsole.New();
        var prices = report.Options.Prices;
        Console.Out.WriteLine($"{report.Database}: traffic {report.Traffic.Source}; sizes {sizes}.");
        Console.Out.WriteLine(Text($"Dollars for 30 days; prices {prices.Region} {prices.TableClass} of {prices.Date:yyyy-MM-dd}; provisioned at {report.Options.Utilisation:P0} utilisation; latency {report.Options.Latency.Source}."));
        console.Write(Lines());
        console.Write(Stored());
        console.Write(Layouts());
        foreach (var sentence in Conclusions())
            Console.Out.WriteLine(sentence);
    }

    private Table Lines()
    {
        var table = Tables.New(["Pattern or write"], ["/s", "Req.", "RU", "WU", "on demand", "provisioned", "p50/p99 ms"]);
        foreach (var name in report.SingleTable is null ? [] : new[] { "1-table RU", "WU", "on demand", "p50/p99 ms" })
            table.AddColumn(new TableColumn(name).RightAligned().NoWrap());
        foreach (var line in report.Lines)
        {
            var use = line.MultiTable;
            List<string> cells = [Markup.Escape(line.Name), Number(line.PerSecond), Number(use.Requests), Units(use.ReadUnits, line), Units(use.WriteUnits, line), Money(use.OnDemand), Money(use.Provisioned), Latency(use.Latency)];
            if (line.SingleTable is { } single)
                cells.AddRange([Number(single.ReadUnits), Number(single.WriteUnits), Money(single.OnDemand), Latency(single.Latency)]);
            table.AddRow([.. cells]);
        }

        return table;
    }

    private Table Stored()
    {
        var table = Tables.New(["Stored"], ["Items", "Table MB", "Indexes MB"]);
        foreach (var line in report.Tables)
            table.AddRow(Markup.Escape(line.Entity), line.Items.ToString("N0", CultureInfo.InvariantCulture), Number(line.TableBytes / Megabyte), Number(line.IndexBytes / Megabyte));
        return table;
    }

    private Table Layouts()
    {
        var table = Tables.New(["In all"], ["RU/s", "WU/s", "on demand", "provisioned", "MB", "storage"]);
        foreach (var (name, cost) in new[] { ("a table for each entity", report.MultiTable), ("a single table", report.SingleTable) })
        {
            if (cost is not null)
                table.AddRow(name, Number(cost.ReadUnits), Number(cost.WriteUnits), Money(cost.OnDemand), Money(cost.Provisioned), Number(cost.StoredBytes / Megabyte), Money(cost.Storage));
        }

        return table;
    }

    private IEnumerable<string> Conclusions()
    {
        if (report.Lines.Any(line => line.IsEstimate))
            yield return "~ is an estimate from averages. --sizes data reckons with the real sizes of the items.";
        if (report.Lines.Where(line => line.EstimateError is not null).MaxBy(line => Math.Abs(line.EstimateError!.Value)) is { } worst)
            yield return worst.EstimateError == 0 ? "Averages would have said the same." : Text($"An estimate from averages would be off by up to {worst.EstimateError!.Value:+0.#%;-0.#%} ({worst.Name}).");
        if (report.SingleTable is null)
            yield return report.Traffic.WhyNotCompared!;
        else
            yield return Cheaper();
        foreach (var line in report.Lines.Where(line => line.BreakEven > 0 && line.MultiTable.Requests > 1))
            yield return line.BreakEven <= line.PerSecond ? Text($"'{line.Name}': the single table is the cheaper one from {line.BreakEven:N1}/s of it on, all else as it is.") : Text($"'{line.Name}': the single table gets cheaper above {line.BreakEven:N1}/s of it, all else as it is.");
        if (aim is { } most)
        {
            if (report.Slowest is null)
                yield return "What was measured says nothing of latency, so that nothing can be said of --aim.";
            foreach (var line in report.Lines.Where(line => line.MultiTable.Latency?.P99 > most))
                yield return Text($"'{line.Name}' does not stay below {most} ms at p99{(line.SingleTable?.Latency is null ? "" : line.SingleTable.Latency.P99 <= most ? ", in a single table it does" : ", nor in a single table")}.");
        }

        foreach (var assumption in report.Assumptions)
            yield return assumption;
    }

    private string Cheaper()
    {
        var (multi, single) = (report.MultiTable, report.SingleTable!);
        var (now, then) = (multi.OnDemand + multi.Storage, single.OnDemand + single.Storage);
        if (Math.Abs(now - then) < 0.005)
            return "On demand both layouts cost the same.";
        var winner = now <= then ? "a table for each entity" : "the single table";
        return report.Crossover is { } factor
            ? Text($"On demand {winner} is cheaper at this traffic (${Math.Min(now, then):N2} against ${Math.Max(now, then):N2}); the other one is {(factor > 1 ? "above" : "below")} {factor:N2} times this traffic.")
            : Text($"On demand {winner} is cheaper at any traffic of this mix (here ${Math.Min(now, then):N2} against ${Math.Max(now, then):N2}).");
    }

    private static string Units(double units, CostLine line) => (line.IsEstimate && units > 0 ? "~" : "") + Number(units);

    private static string Number(double? number) => number is { } given ? Text($"{given:#,0.##}") : "";

    private static string Money(double dollars) => Text($"${dollars:N2}");

    private static string Latency(LatencyFigure? latency) => latency is null ? "" : Text($"{latency.P50:0.0}/{latency.P99:0.0}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
