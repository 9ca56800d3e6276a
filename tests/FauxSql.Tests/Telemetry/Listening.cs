using System.Diagnostics;
using System.Diagnostics.Metrics;
using FauxSql.Telemetry;

namespace FauxSql.Tests.Telemetry;

/// <summary>Keeps the spans and measurements of FauxSql from its creation on.</summary>
internal sealed class Listening : IDisposable
{
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();
    private readonly Lock _lock = new();
    private readonly List<Activity> _spans = [];
    private readonly List<Measurement> _measurements = [];

    public Listening(bool spans = true, bool metrics = true)
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = source => spans && source.Name == TelemetryNames.ActivitySource,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Keep,
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (metrics && instrument.Meter.Name == TelemetryNames.Meter)
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _meters.Start();
    }

    /// <summary>The spans that have ended, in the order of their ends.</summary>
    public IReadOnlyList<Activity> Spans
    {
        get
        {
            lock (_lock)
                return [.. _spans];
        }
    }

    public IReadOnlyList<Activity> Requests => [.. Spans.Where(span => span.Kind == ActivityKind.Client)];

    public IReadOnlyList<Activity> Operations => [.. Spans.Where(span => span.Kind == ActivityKind.Internal)];

    /// <summary>What was measured of one metric, in the order measured.</summary>
    public IReadOnlyList<Measurement> Of(string metric)
    {
        lock (_lock)
            return [.. _measurements.Where(measurement => measurement.Metric == metric)];
    }

    /// <summary>Everything that was told, as one text.</summary>
    public string AllText()
    {
        lock (_lock)
        {
            var spans = _spans.Select(span => $"{span.DisplayName} {span.StatusDescription} {TextOf(span.TagObjects)} {string.Join(' ', span.Events.Select(happened => happened.Name + TextOf(happened.Tags)))}");
            return string.Join('\n', spans.Concat(_measurements.Select(measurement => $"{measurement.Metric} {TextOf(measurement.Tags)}")));
        }
    }

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
    }

    private void Keep(Activity span)
    {
        lock (_lock)
            _spans.Add(span);
    }

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_lock)
            _measurements.Add(new Measurement(instrument.Name, value, tags.ToArray().ToDictionary(StringComparer.Ordinal)));
    }

    private static string TextOf(IEnumerable<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', tags.Select(tag => $"{tag.Key}={(tag.Value is string[] many ? string.Join(',', many) : tag.Value)}"));
}
