using System.Diagnostics.Tracing;
using FauxSql.Telemetry;
using Microsoft.Extensions.Logging;

namespace FauxSql.Hosting;

/// <summary>Hands what a database tells of itself on to a log, with its id, its level and its values by name.</summary>
internal static class EventLog
{
    public static Action<DatabaseEvent> To(ILogger logger) => happened =>
    {
        var level = LevelOf(happened.Kind.Level);
        if (logger.IsEnabled(level))
            logger.Log(level, new EventId(happened.Kind.Id, happened.Kind.Name), new LoggedEvent(happened), null, static (logged, _) => logged.ToString());
    };

    private static LogLevel LevelOf(EventLevel level) => level switch
    {
        EventLevel.Critical => LogLevel.Critical,
        EventLevel.Error => LogLevel.Error,
        EventLevel.Warning => LogLevel.Warning,
        EventLevel.Verbose => LogLevel.Debug,
        _ => LogLevel.Information,
    };
}
