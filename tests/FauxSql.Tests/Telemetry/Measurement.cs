namespace FauxSql.Tests.Telemetry;

/// <summary>One measurement that was heard.</summary>
internal sealed record Measurement(string Metric, double Value, IReadOnlyDictionary<string, object?> Tags)
{
    public object? this[string tag] => Tags.GetValueOrDefault(tag);
}
