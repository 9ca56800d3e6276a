using System.Text.Json;
using FauxSql.Schema;

namespace FauxSql.Design.Costs.Traffic;

/// <summary>
/// Reads what <c>aws cloudwatch get-metric-data</c> prints. https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDataResult.html
/// </summary>
internal static class CloudWatchJson
{
    public static Workload Parse(DatabaseSchema schema, string file, string text)
    {
        var answer = JsonMembers.Parse(file, null, text);
        try
        {
            using var document = JsonDocument.Parse(text);
            return CloudWatchSeries.Workload(schema, file, [.. document.RootElement.GetProperty("MetricDataResults").EnumerateArray().Select(SeriesOf).Where(series => series.Points.Count > 0)]);
        }
        catch (Exception exception) when (exception is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw answer.Error("it has no MetricDataResults with Label, Timestamps and Values, as 'aws cloudwatch get-metric-data' prints them");
        }
    }

    private static CloudWatchSeries SeriesOf(JsonElement result)
    {
        var times = result.GetProperty("Timestamps").EnumerateArray().Select(time => time.ValueKind == JsonValueKind.Number ? DateTimeOffset.FromUnixTimeSeconds((long)time.GetDouble()) : time.GetDateTimeOffset());
        var values = result.GetProperty("Values").EnumerateArray().Select(value => value.GetDouble() is >= 0 and var units ? units : throw new FormatException("negative"));
        return new CloudWatchSeries(result.GetProperty("Label").GetString()!, [.. times.Zip(values).OrderBy(point => point.First)]);
    }
}
