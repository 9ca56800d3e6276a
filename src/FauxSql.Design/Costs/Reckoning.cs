using FauxSql.Design.Costs.Latency;
using FauxSql.Design.Costs.Layouts;
using FauxSql.Design.Costs.Runs;
using FauxSql.Design.Costs.Sizes;
using FauxSql.Design.Costs.Traffic;
using FauxSql.Design.Costs.Writes;
using FauxSql.Schema;

namespace FauxSql.Design.Costs;

/// <summary>Reckons what one traffic costs.</summary>
internal sealed class Reckoning
{
    private readonly DatabaseSchema _schema;
    private readonly ILookup<(string Entity, string Pattern), PatternPlan> _plans;
    private readonly AverageSizes _averages;
    private readonly CostOptions _options;
    private readonly Workload _traffic;
    private readonly string _file;
    private readonly SingleTable _single;
    private readonly StoredReads? _storedReads;
    private readonly AverageReads _averageReads;
    private readonly EntityWrites _writes;
    private readonly EntityWrites _averageWrites;

    public Reckoning(DatabaseSchema schema, IReadOnlyList<PatternPlan> plans, AverageSizes averages, StoredSizes? stored, CostOptions options, Workload traffic, string file)
    {
        (_schema, _averages, _options, _traffic, _file) = (schema, averages, options, traffic, file);
        _plans = plans.Where(plan => plan.Plan is { Reads.Count: > 0 }).ToLookup(plan => (plan.Entity ?? plan.Pattern.ServedBy ?? "", plan.Pattern.Description));

        // A single table is laid out for the patterns that are used.
        _single = new SingleTable(schema, traffic.Reads.Select(PlanOf), averages);
        _storedReads = stored is null ? null : new StoredReads(stored, _single);
        _averageReads = new AverageReads(schema, averages, _single);
        _writes = new EntityWrites(schema, averages, stored);
        _averageWrites = new EntityWrites(schema, averages, null);
    }

    public CostReport Report()
    {
        List<CostLine> lines = [.. _traffic.Reads.Select(ReadOf), .. _traffic.Writes.Select(WriteOf), .. _traffic.Measured.Select(MeasuredOf)];
        var tables = StorageUse.MultiTable(_schema, _averages);
        var multi = Sum(lines.Select(line => (line.PerSecond, line.MultiTable)), tables.Sum(table => table.TableBytes + table.IndexBytes));
        var single = _traffic.WhyNotCompared is not null ? null : Sum(lines.Select(line => (line.PerSecond, line.SingleTable!)), StorageUse.SingleTable(_schema, _averages, _single));
        return new CostReport(
            _schema.Name,
            _traffic,
            _options,
            single is null ? lines : [.. lines.Select(line => line with { BreakEven = BreakEvenOf(line, multi, single) })],
            tables,
            multi,
            single,
            single is null ? null : CrossoverOf(multi, single),
            single is null ? [] : _single.Describe());
    }

    private Plan PlanOf(PatternRate rate) =>
        _plans[(rate.Entity, rate.Pattern)].FirstOrDefault(plan => rate.ServedBy is null || ModelPatterns.ServerOf(plan.Pattern) == rate.ServedBy)?.Plan
        ?? throw new CostInputException(_file, null, $"what '{rate.Pattern}' sends is not known: the sample data has no item to take its arguments from. Add one to the [SampleData]");

    private CostLine ReadOf(PatternRate rate)
    {
        var plan = PlanOf(rate);
        var average = _averageReads.Of(plan, rate.Items);
        var stored = rate.Items is null ? _storedReads?.Of(plan) : null;
        var reads = (stored ?? average).PerRun;
        return new CostLine(
            rate.ServedBy is null ? rate.Pattern : $"{rate.Pattern} ({rate.ServedBy})",
            rate.Entity,
            "read",
            rate.PerSecond,
            Use(rate.PerSecond, reads.MultiTable),
            Use(rate.PerSecond, reads.SingleTable),
            0,
            reads.IsEstimate,
            stored is null ? null : (average.PerRun.MultiTable.Units / reads.MultiTable.Units) - 1,
            null);
    }

    private CostLine WriteOf(WriteRate rate)
    {
        var (multi, estimate, single, copies) = (WriteUse.None, WriteUse.None, WriteUse.None, WriteUse.None);
        foreach (var write in rate.Writes)
        {
            var (total, writes) = _writes.Total(write, rate.IsTransaction);
            multi += total.Times(write.Count, writes);
            estimate += _averageWrites.Total(write, rate.IsTransaction).Use.Times(write.Count);
            single += _writes.InSingleTable(write, rate.IsTransaction, _single).Times(write.Count);
            copies += _writes.CopiesInSingleTable(write, _single).Times(write.Count);
        }

        return new CostLine(
            rate.Name,
            rate.Writes.Count == 1 ? rate.Writes[0].Entity : null,
            "write",
            rate.PerSecond,
            Use(rate.PerSecond, rate.IsTransaction ? 1 : multi.Requests, multi.ReadUnits, multi.WriteUnits, LatencyOf(multi, rate.IsTransaction)),
            Use(rate.PerSecond, (rate.IsTransaction ? 1 : single.Requests) + copies.Requests, single.ReadUnits + copies.ReadUnits, single.WriteUnits + copies.WriteUnits, LatencyOf(single, rate.IsTransaction)),
            multi.IndexUnits,
            multi.IsEstimate,
            multi.IsEstimate ? null : (estimate.WriteUnits / multi.WriteUnits) - 1,
            null);
    }

    private CostLine MeasuredOf(MeasuredRate rate)
    {
        var perRequest = rate.PerSecond is { } requests and > 0 ? requests : 1;
        return new CostLine(
            rate.Name,
            null,
            "measured",
            rate.PerSecond,
            Use(perRequest, rate.PerSecond is null ? null : 1, rate.ReadUnits / perRequest, rate.WriteUnits / perRequest, null),
            null,
            0,
            IsEstimate: false,
            null,
            null);
    }

    private LatencyFigure LatencyOf(WriteUse use, bool isWithinTransaction)
    {
        if (isWithinTransaction)
            return _options.Latency.Transaction;
        var others = Enumerable.Repeat(_options.Latency.Item, Math.Max(0, (int)Math.Round(use.RoundTrips) - 1));
        return others.Aggregate(use.IsTransaction ? _options.Latency.Transaction : _options.Latency.Item, (sum, trip) => sum + trip);
    }

    private LayoutUse Use(double perSecond, ReadUse reads) => Use(perSecond, reads.Requests, reads.Units, 0, _options.Latency.Reads(reads.Waves));

    private LayoutUse Use(double perSecond, double? requests, double read, double write, LatencyFigure? latency) => new(
        requests, read, write, latency, _options.Prices.OnDemand(perSecond * read, perSecond * write), _options.Prices.Provisioned(perSecond * read, perSecond * write, _options.Utilisation));

    private LayoutCost Sum(IEnumerable<(double? PerSecond, LayoutUse Use)> lines, double stored)
    {
        var all = lines.ToList();
        return new LayoutCost(
            all.Sum(line => (line.PerSecond ?? 1) * line.Use.ReadUnits),
            all.Sum(line => (line.PerSecond ?? 1) * line.Use.WriteUnits),
            all.Sum(line => line.Use.OnDemand),
            all.Sum(line => line.Use.Provisioned),
            stored,
            _options.Prices.Storage(stored));
    }

    // Both grow with the traffic; what is stored stays.
    private static double? CrossoverOf(LayoutCost multi, LayoutCost single)
    {
        var factor = (single.Storage - multi.Storage) / (multi.OnDemand - single.OnDemand);
        return double.IsFinite(factor) && factor > 0 ? factor : null;
    }

    private static double? BreakEvenOf(CostLine line, LayoutCost multi, LayoutCost single)
    {
        if (line is not { PerSecond: { } rate and > 0, SingleTable: { } use } || use.OnDemand >= line.MultiTable.OnDemand)
            return null;
        var saving = (line.MultiTable.OnDemand - use.OnDemand) / rate;
        var others = single.OnDemand + single.Storage - multi.OnDemand - multi.Storage + (saving * rate);
        return Math.Max(0, others / saving);
    }
}
