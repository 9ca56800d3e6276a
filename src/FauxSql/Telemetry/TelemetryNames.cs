namespace FauxSql.Telemetry;

/// <summary>The names by which tools find what FauxSql tells of itself.</summary>
public static class TelemetryNames
{
    /// <summary>The <see cref="System.Diagnostics.ActivitySource"/>: <c>tracing.AddSource(TelemetryNames.ActivitySource)</c>.</summary>
    public const string ActivitySource = "FauxSql";

    /// <summary>The <see cref="System.Diagnostics.Metrics.Meter"/>: <c>metrics.AddMeter(TelemetryNames.Meter)</c>.</summary>
    public const string Meter = "FauxSql";

    /// <summary>The <see cref="System.Diagnostics.Tracing.EventSource"/>.</summary>
    public const string EventSource = "FauxSql";
}
