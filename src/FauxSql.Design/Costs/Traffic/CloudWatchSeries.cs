using System.Globalization;
using FauxSql.Schema;

namespace FauxSql.Design.Costs.Traffic;

/// <summary>One metric of one table or index over time: the sum of the units of each period.</summary>
/// <param name="Label">What CloudWatch calls it; it must name the metric, the table, and the index if it is one's.</param>
/// <param name="Points">The points in time, and the units of the period that begins there.</param>
internal sealed record CloudWatchSeries(string Label, IReadOnlyList<(DateTimeOffset At, double Units)> Points)
{
    private const string Reads = "ConsumedReadCapacityUnits";
    private const string Writes = "ConsumedWriteCapacityUnits";

    /// <summary>What the series of a file come to.</summary>
    public static Workload Workload(DatabaseSchema schema, string file, IReadOnlyList<CloudWatchSeries> series)
    {
        List<CloudWatchSeries> consumed = [.. series.Where(one => one.IsOf(Reads) || one.IsOf(Writes))];
        if (consumed.Count == 0)
            throw new CostInputException(file, null, $"it has no {Reads} or {Writes}: its labels are {string.Join(", ", series.Select(one => $"'{one.Label}'"))}. Export these metrics with the statistic Sum");
        List<(string Table, string? Index, bool IsRead, double Rate)> rates = [.. consumed.Select(one => one.RateOf(schema, file))];
        foreach (var twice in rates.GroupBy(rate => (rate.Table, rate.Index, rate.IsRead)).Where(group => group.Count() > 1))
            throw new CostInputException(file, null, $"{NameOf(twice.Key.Table, twice.Key.Index)} has two series of {(twice.Key.IsRead ? Reads : Writes)}: export it with one statistic, Sum");
        var (first, last) = (consumed.Min(one => one.Points[0].At), consumed.Max(one => one.Points[^1].At));
        return new Workload(
            string.Create(CultureInfo.InvariantCulture, $"CloudWatch, {first:yyyy-MM-dd HH:mm} to {last:yyyy-MM-dd HH:mm}"),
            [],
            [],
            [.. rates.GroupBy(rate => (rate.Table, rate.Index)).Select(group => new MeasuredRate(
                NameOf(group.Key.Table, group.Key.Index),
                group.Key.Table,
                group.Key.Index,
                null,
                group.Where(rate => rate.IsRead).Sum(rate => rate.Rate),
                group.Where(rate => !rate.IsRead).Sum(rate => rate.Rate)))]);
    }

    private static string NameOf(string table, string? index) => index is null ? table : $"{table}/{index}";

    private bool IsOf(string metric) => Label.Contains(metric, StringComparison.OrdinalIgnoreCase);

    // Periods without a request have no point: the shortest distance of two points is the period, and the time is that from the first to the last.
    private (string Table, string? Index, bool IsRead, double Rate) RateOf(DatabaseSchema schema, string file)
    {
        var words = Label.Split([' ', ',', ':', '/', '(', ')', '"', '|', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var entity = schema.Entities.Where(entity => words.Any(word => NamesTable(word, entity.TableName))).MaxBy(entity => entity.TableName.Length);
        var table = words.FirstOrDefault(word => entity is not null ? NamesTable(word, entity.TableName) : NamesTable(word, "UniqueKeys"))
            ?? throw new CostInputException(file, null, $"'{Label}' names no table of the model, which has {string.Join(", ", schema.Entities.Select(one => one.TableName))}. Choose labels with the names of metric, table and index");
        var index = entity?.Indexes.FirstOrDefault(index => words.Contains(index.Name))?.Name;
        if (Points.Count < 2)
            throw new CostInputException(file, null, $"'{Label}' has fewer than two points, from which no rate can be told: export a longer time");
        var period = Points.Zip(Points.Skip(1), (left, right) => (right.At - left.At).TotalSeconds).Min();
        return period > 0
            ? (table, index, IsOf(Reads), Points.Sum(point => point.Units) / ((Points[^1].At - Points[0].At).TotalSeconds + period))
            : throw new CostInputException(file, null, $"'{Label}' has two points at one time");
    }

    // A prefix such as dev- may stand before the name.
    private static bool NamesTable(string word, string table) => word == table || word.EndsWith("-" + table, StringComparison.Ordinal) || word.EndsWith("." + table, StringComparison.Ordinal) || word.EndsWith("_" + table, StringComparison.Ordinal);
}
