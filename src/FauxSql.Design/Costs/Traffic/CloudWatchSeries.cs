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
    /// <param name="schema">The model.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="series">The series.</param>
    /// <param name="times">Points in time that the file has beside theirs.</param>
    public static Workload Workload(DatabaseSchema schema, string file, IReadOnlyList<CloudWatchSeries> series, IEnumerable<DateTimeOffset> times)
    {
        List<CloudWatchSeries> consumed = [.. series.Where(one => one.Points.Count > 0 && (one.IsOf(Reads) || one.IsOf(Writes)))];
        if (consumed.Count == 0)
            throw new CostInputException(file, null, $"it has no {Reads} or {Writes}: its labels are {string.Join(", ", series.Select(one => $"'{one.Label}'"))}. Export these metrics with the statistic Sum");
        List<DateTimeOffset> points = [.. series.SelectMany(one => one.Points.Select(point => point.At)).Concat(times).Distinct().Order()];
        var seconds = SecondsOf(file, points);
        List<(string Table, string? Index, bool IsRead, double Rate)> rates = [.. consumed.Select(one => one.RateOf(schema, file, seconds))];
        foreach (var twice in rates.GroupBy(rate => (rate.Table, rate.Index, rate.IsRead)).Where(group => group.Count() > 1))
            throw new CostInputException(file, null, $"{NameOf(twice.Key.Table, twice.Key.Index)} has two series of {(twice.Key.IsRead ? Reads : Writes)}: export it with one statistic, Sum");
        return new Workload(
            string.Create(CultureInfo.InvariantCulture, $"CloudWatch, {points[0]:yyyy-MM-dd HH:mm} to {points[^1]:yyyy-MM-dd HH:mm}"),
            [],
            [],
            [.. rates.GroupBy(rate => (rate.Table, rate.Index)).Select(group => new MeasuredRate(
                NameOf(group.Key.Table, group.Key.Index),
                null,
                group.Where(rate => rate.IsRead).Sum(rate => rate.Rate),
                group.Where(rate => !rate.IsRead).Sum(rate => rate.Rate)))])
        {
            WhyNotCompared = "CloudWatch says what each table and index was charged, and not by which requests: write the traffic by access pattern to compare with a single table.",
        };
    }

    private static string NameOf(string table, string? index) => index is null ? table : $"{table}/{index}";

    private bool IsOf(string metric) => Label.Contains(metric, StringComparison.OrdinalIgnoreCase);

    // A table has no point for a period in which nobody asked it, so that the time is that of the whole file: from its first point to its last, and the period that begins there.
    private static double SecondsOf(string file, IReadOnlyList<DateTimeOffset> points) => points.Count < 2
        ? throw new CostInputException(file, null, "it has fewer than two points in time, from which no rate can be told: export a longer time")
        : (points[^1] - points[0]).TotalSeconds + points.Zip(points.Skip(1), (left, right) => (right - left).TotalSeconds).Min();

    private (string Table, string? Index, bool IsRead, double Rate) RateOf(DatabaseSchema schema, string file, double seconds)
    {
        var words = Label.Split([' ', ',', ':', '/', '(', ')', '"', '|', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var entity = schema.Entities.Where(entity => words.Any(word => NamesTable(word, entity.TableName))).MaxBy(entity => entity.TableName.Length);
        var table = words.FirstOrDefault(word => entity is not null ? NamesTable(word, entity.TableName) : NamesTable(word, "UniqueKeys"))
            ?? throw new CostInputException(file, null, $"'{Label}' names no table of the model, which has {string.Join(", ", schema.Entities.Select(one => one.TableName))}. Choose labels with the names of metric, table and index");
        var index = entity?.Indexes.FirstOrDefault(index => words.Contains(index.Name))?.Name;
        return Points.Zip(Points.Skip(1)).All(pair => pair.First.At < pair.Second.At)
            ? (table, index, IsOf(Reads), Points.Sum(point => point.Units) / seconds)
            : throw new CostInputException(file, null, $"'{Label}' has two points at one time");
    }

    // A prefix such as dev- may stand before the name.
    private static bool NamesTable(string word, string table) => word == table || word.EndsWith("-" + table, StringComparison.Ordinal) || word.EndsWith("." + table, StringComparison.Ordinal) || word.EndsWith("_" + table, StringComparison.Ordinal);
}
