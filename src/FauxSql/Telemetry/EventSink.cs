using System.Collections.Concurrent;

namespace FauxSql.Telemetry;

/// <summary>Delivers the events of one database.</summary>
internal sealed class EventSink(DatabaseOptions options)
{
    // A log is not flooded by what happens again and again in the same place.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<(int Kind, string Subject), DateTimeOffset> _silentUntil = new();

    /// <summary>Where what belongs to no database goes.</summary>
    public static EventSink OfNone { get; } = new(new DatabaseOptions());

    public TimeProvider Time => options.Time;

    public TimeSpan? SlowAfter => options.SlowAfter;

    /// <summary>Whether the application wants to be told.</summary>
    public bool IsWanted => options.OnEvent is not null;

    /// <summary>Whether anybody wants to know what the database does.</summary>
    public bool IsObserved => IsWanted || ClientTelemetry.IsListening;

    /// <summary>Whether anybody is told how much capacity is used: of the events only the one of a slow operation says it.</summary>
    public bool TellsCapacity => ClientTelemetry.IsListening || (IsWanted && SlowAfter is not null);

    public void Raise(DatabaseEventKind kind, params IReadOnlyList<KeyValuePair<string, object>> values)
    {
        if (!IsWanted && !FauxSqlEventSource.Log.IsEnabled())
            return;
        var happened = new DatabaseEvent(kind, values);
        FauxSqlEventSource.Log.Write(happened);
        try
        {
            options.OnEvent?.Invoke(happened);
        }
        catch (Exception)
        {
            // What was done for the caller is done, whatever his log thinks of it.
        }
    }

    /// <summary>The same, unless it was said of the same subject a short while ago.</summary>
    public void RaiseRarely(DatabaseEventKind kind, string subject, params IReadOnlyList<KeyValuePair<string, object>> values)
    {
        var (now, place) = (Time.GetUtcNow(), (kind.Id, subject));
        var until = _silentUntil.GetOrAdd(place, DateTimeOffset.MinValue);
        if (now >= until && _silentUntil.TryUpdate(place, now + Silence, until))
            Raise(kind, values);
    }
}
