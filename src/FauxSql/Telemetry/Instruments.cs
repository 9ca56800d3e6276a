using System.Diagnostics.Metrics;

namespace FauxSql.Telemetry;

/// <summary>
/// The metrics. The first is OpenTelemetry's, with the buckets it recommends; the others are FauxSql's own.
/// https://opentelemetry.io/docs/specs/semconv/db/database-metrics/
/// </summary>
internal static class Instruments
{
    private static readonly Meter Meter = new(TelemetryNames.Meter, ClientTelemetry.Version);

    public static readonly Histogram<double> Duration = Meter.CreateHistogram(
        "db.client.operation.duration",
        "s",
        "Duration of database client operations",
        tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10] });

    public static readonly Counter<double> Capacity = Meter.CreateCounter<double>(
        "fauxsql.consumed_capacity", "{unit}", "Read and write units consumed, as the service says");

    public static readonly Counter<long> ItemsReturned = Meter.CreateCounter<long>(
        "fauxsql.items.returned", "{item}", "Items in answers to reads");

    public static readonly Counter<long> ItemsEvaluated = Meter.CreateCounter<long>(
        "fauxsql.items.evaluated", "{item}", "Items read, and paid for, before filters");

    public static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "fauxsql.retries", "{retry}", "Requests sent again");

    public static readonly Counter<long> Throttles = Meter.CreateCounter<long>(
        "fauxsql.throttles", "{answer}", "Answers that refuse a request because of too much load");

    public static readonly Histogram<int> RoundTrips = Meter.CreateHistogram(
        "fauxsql.operation.round_trips",
        "{round_trip}",
        "Round trips of one operation of the application",
        tags: null,
        new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 3, 4, 5, 10, 20, 50, 100] });

    public static bool IsEnabled =>
        Duration.Enabled || Capacity.Enabled || ItemsReturned.Enabled || ItemsEvaluated.Enabled || Retries.Enabled || Throttles.Enabled || RoundTrips.Enabled;
}
