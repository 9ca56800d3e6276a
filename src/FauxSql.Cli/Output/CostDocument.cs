using FauxSql.Design.Costs;
using FauxSql.Design.Costs.Latency;

namespace FauxSql.Cli.Output;

/// <summary>What <c>cost --json</c> prints. Money is dollars a month, to a hundredth of a cent; units are those of one run.</summary>
internal static class CostDocument
{
    public static object Of(CostReport report, string sizes, double? aim) => new
    {
        report.Database,
        traffic = report.Traffic.Source,
        sizes,
        prices = new { report.Options.Prices.Region, report.Options.Prices.TableClass, date = report.Options.Prices.Date.ToString("O"), report.Options.Prices.Source },
        latency = report.Options.Latency.Source,
        report.Options.Utilisation,
        lines = report.Lines.Select(line => new
        {
            line.Name,
            line.Entity,
            line.Kind,
            line.PerSecond,
            line.IsEstimate,
            estimateError = Rounded(line.EstimateError),
            multiTable = Use(line.MultiTable, aim),
            indexWriteUnits = Rounded(line.IndexUnits),
            singleTable = line.SingleTable is null ? null : Use(line.SingleTable, aim),
            singleTableCheaperFrom = Rounded(line.BreakEven),
        }),
        storage = report.Tables.Select(table => new { table.Entity, items = Rounded(table.Items), tableBytes = Rounded(table.TableBytes), indexBytes = Rounded(table.IndexBytes) }),
        multiTable = Total(report.MultiTable),
        singleTable = report.SingleTable is null ? null : Total(report.SingleTable),
        whyNotCompared = report.Traffic.WhyNotCompared,
        crossoverFactor = Rounded(report.Crossover),
        report.Assumptions,
    };

    /// <summary>What a layout comes to.</summary>
    public static object Total(LayoutCost cost) => new
    {
        readUnitsPerSecond = Rounded(cost.ReadUnits),
        writeUnitsPerSecond = Rounded(cost.WriteUnits),
        onDemand = Rounded(cost.OnDemand),
        provisioned = Rounded(cost.Provisioned),
        storedBytes = Rounded(cost.StoredBytes),
        storage = Rounded(cost.Storage),
    };

    private static object Use(LayoutUse use, double? aim) => new
    {
        requests = Rounded(use.Requests),
        readUnits = Rounded(use.ReadUnits),
        writeUnits = Rounded(use.WriteUnits),
        latency = Figure(use.Latency),
        onDemand = Rounded(use.OnDemand),
        provisioned = Rounded(use.Provisioned),
        reachesAim = aim is null || use.Latency is null ? (bool?)null : use.Latency.P99 <= aim,
    };

    /// <summary>How long something takes.</summary>
    public static object? Figure(LatencyFigure? latency) => latency is null ? null : new { p50 = Rounded(latency.P50), p99 = Rounded(latency.P99) };

    private static double? Rounded(double? number) => number is { } exact ? Math.Round(exact, 4) : null;
}
