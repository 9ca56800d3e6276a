using System.Diagnostics;
using FauxSql.Engine;
using FauxSql.Telemetry;
using FauxSql.Tests.Shop;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace FauxSql.Tests.Telemetry;

/// <summary>The SDK of OpenTelemetry hears what is told, with the recommended buckets.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class OpenTelemetryTests
{
    [Fact]
    public async Task The_SDK_hears_spans_and_metrics_by_their_names()
    {
        var (spans, metrics) = (new List<Activity>(), new List<Metric>());
        await using var engine = EmbeddedDynamo.InMemory();
        var db = new ShopDb(engine);
        await db.EnsureTablesAsync();
        await db.Orders.PutAsync(new Order("O1", "C1", "2026-01-01", 10));

        using (var tracing = Sdk.CreateTracerProviderBuilder().AddSource(TelemetryNames.ActivitySource).AddInMemoryExporter(spans).Build())
        using (var measuring = Sdk.CreateMeterProviderBuilder().AddMeter(TelemetryNames.Meter).AddInMemoryExporter(metrics).Build())
        {
            await db.Orders.ByCustomer("C1").ToListAsync();
            Assert.True(measuring.ForceFlush());
        }

        Assert.Equal(["Query Orders", "Orders.Query"], spans.Select(span => span.DisplayName));
        Assert.Equal(spans[1].SpanId, spans[0].ParentSpanId);
        Assert.Contains("fauxsql.consumed_capacity", metrics.Select(metric => metric.Name));
        var duration = metrics.First(metric => metric.Name == "db.client.operation.duration");
        Assert.Equal("s", duration.Unit);
        Assert.Equal([0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, double.PositiveInfinity], BoundsOf(duration));
    }

    private static List<double> BoundsOf(Metric metric)
    {
        var bounds = new List<double>();
        foreach (var point in metric.GetMetricPoints())
        {
            foreach (var bucket in point.GetHistogramBuckets())
                bounds.Add(bucket.ExplicitBound);
        }

        return bounds;
    }
}
