using System.Text.Json;
using FauxSql.Schema;

namespace FauxSql.Design.Costs.Traffic;

/// <summary>
/// Reads what <c>aws cloudwatch get-metric-data</c> prints. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataResult.html
/// </summary>
internal static class CloudWatchJson
{
    // What DateTimeOffset has room for, in seconds since 1970.
    private static readonly double LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public static Workload Parse(DatabaseSchema schema, string file, string text)
    {
        var results = JsonMembers.Parse(file, null, text).Objects("MetricDataResults");
        return CloudWatchSeries.Workload(schema, file, [.. results.Select(SeriesOf)], []);
    }

    private static CloudWatchSeries SeriesOf(JsonMembers result)
    {
        var times = result.Values("Timestamps", "points in time", TimeOf);
        var units = result.Values("Values", "units, which are 0 or more", UnitsOf);
        return times.Count == units.Count
            ? new CloudWatchSeries(result.Text("Label"), [.. times.Zip(units).OrderBy(point => point.First)])
            : throw result.Error($"'{result.Text("Label")}' has {times.Count} Timestamps and {units.Count} Values: the file may have been cut off");
    }

    // The AWS CLI prints text, and its first version seconds.
    private static DateTimeOffset? TimeOf(JsonElement time) =>
        time.ValueKind == JsonValueKind.String && time.TryGetDateTimeOffset(out var at) ? at
        : JsonMembers.NumberOf(time) is >= 0 and var seconds && seconds <= LastSecond ? DateTimeOffset.FromUnixTimeSeconds((long)seconds) : null;

    private static double? UnitsOf(JsonElement value) => JsonMembers.NumberOf(value) is >= 0 and var units ? units : null;
}
