using System.Globalization;
using FauxSql.Traffic;

namespace FauxSql.Design.Costs.Traffic;

/// <summary>Traffic as the client or the endpoint recorded it, which says what each request was charged.</summary>
internal static class RecordedTraffic
{
    private const double ShortestSeconds = 1;

    public static Workload Of(string file, IEnumerable<TrafficEntry> entries)
    {
        var (first, last) = (DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
        var rates = new Dictionary<string, (double Requests, double Read, double Write)>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            (first, last) = (entry.At < first ? entry.At : first, entry.At > last ? entry.At : last);
            var name = entry.Pattern ?? $"{entry.Operation} {string.Join(", ", entry.Tables)}{(entry.Index is null ? "" : $"/{entry.Index}")}".TrimEnd();
            var so = rates.GetValueOrDefault(name);
            rates[name] = (so.Requests + 1, so.Read + entry.ReadUnits, so.Write + entry.WriteUnits);
        }

        if (rates.Count == 0)
            throw new CostInputException(file, null, "it has no requests: record some first");
        var seconds = (last - first).TotalSeconds;
        if (seconds < ShortestSeconds)
            throw new CostInputException(file, null, string.Create(CultureInfo.InvariantCulture, $"it covers {seconds:0.###} seconds, from which no rate can be told: record for longer"));
        return new Workload(
            string.Create(CultureInfo.InvariantCulture, $"recorded from {first:yyyy-MM-dd HH:mm:ss} to {last:yyyy-MM-dd HH:mm:ss} UTC"),
            [],
            [],
            [.. rates.OrderByDescending(rate => rate.Value.Requests).ThenBy(rate => rate.Key, StringComparer.Ordinal)
                .Select(rate => new MeasuredRate(rate.Key, rate.Value.Requests / seconds, rate.Value.Read / seconds, rate.Value.Write / seconds))])
        {
            WhyNotCompared =
                "A recording has the requests of each table, and not which of them one access pattern sends together, nor what its writes changed: write the traffic by access pattern to compare with a single table.",
        };
    }
}
