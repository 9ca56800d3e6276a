using System.Diagnostics.Tracing;

namespace FauxSql.Telemetry;

/// <summary>The same events for tools that attach to a process, such as <c>dotnet-trace collect --providers FauxSql</c>.</summary>
[EventSource(Name = TelemetryNames.EventSource)]
internal sealed class FauxSqlEventSource : EventSource
{
    private FauxSqlEventSource()
    {
    }

    public static FauxSqlEventSource Log { get; } = new();

    [NonEvent]
    public void Write(DatabaseEvent happened)
    {
        if (happened.Kind.Level == EventLevel.Warning)
            Warn(happened.Kind.Name, happened.ToString());
        else
            Inform(happened.Kind.Name, happened.ToString());
    }

    [Event(1, Level = EventLevel.Informational, Message = "{0}: {1}")]
    private void Inform(string name, string message) => WriteEvent(1, name, message);

    [Event(2, Level = EventLevel.Warning, Message = "{0}: {1}")]
    private void Warn(string name, string message) => WriteEvent(2, name, message);
}
