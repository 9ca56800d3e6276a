namespace FauxSql.Tests.Telemetry;

/// <summary>Listeners hear the whole process, so that these tests run by themselves.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TelemetryCollection
{
    public const string Name = "Telemetry";
}
