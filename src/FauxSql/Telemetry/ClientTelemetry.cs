using System.Diagnostics;
using System.Reflection;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;

namespace FauxSql.Telemetry;

/// <summary>What backends tell of a request while it is on its way. Nothing happens when nobody listens.</summary>
internal static class ClientTelemetry
{
    private static int _recorders;

    public static string? Version { get; } = typeof(ClientTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    public static ActivitySource Source { get; } = new(TelemetryNames.ActivitySource, Version);

    /// <summary>Whether anybody in the process listens.</summary>
    public static bool IsListening => Source.HasListeners() || Instruments.IsEnabled || FauxSqlEventSource.Log.IsEnabled() || Volatile.Read(ref _recorders) > 0;

    /// <summary>Makes requests known by entity and access pattern to a recorder of traffic, until it is no longer there.</summary>
    public static void AddRecorder(int number) => Interlocked.Add(ref _recorders, number);

    /// <summary>A request is sent again after an answer that is an error.</summary>
    /// <param name="attempts">How often it was sent before.</param>
    /// <param name="pause">The pause before it is sent again.</param>
    /// <param name="error">The answer.</param>
    public static void Retried(int attempts, TimeSpan pause, ServiceError error) => RequestTelemetry.Current?.Retried(attempts, pause, error);

    /// <summary>A request is sent again after no answer.</summary>
    /// <inheritdoc cref="Retried(int, TimeSpan, ServiceError)"/>
    public static void Retried(int attempts, TimeSpan pause, Exception exception) => RequestTelemetry.Current?.Retried(attempts, pause, exception);

    /// <summary>A request goes to an endpoint.</summary>
    public static void SentTo(Uri server)
    {
        if (RequestTelemetry.Current is { } request)
            request.Server = server;
    }

    /// <summary>Requests to an endpoint are signed with its time from now on.</summary>
    /// <param name="server">The endpoint.</param>
    /// <param name="skew">By how much its clock is ahead.</param>
    public static void ClockSkewCorrected(Uri server, TimeSpan skew) =>
        (RequestTelemetry.Current?.Events ?? EventSink.OfNone).Raise(
            DatabaseEventKind.ClockSkewCorrected, new("Skew", Math.Round(skew.TotalSeconds, 1)), new("Server", server.Authority));
}
