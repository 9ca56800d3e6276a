using System.Diagnostics;
using FauxSql.Protocol.Backends;
using FauxSql.Stores;

namespace FauxSql.Telemetry;

/// <summary>Observes one operation of the application: all its requests together. Safe for requests that are sent at the same time.</summary>
internal sealed class OperationTelemetry : IDisposable
{
    // Requests and reads find their operation by it, whatever stands between.
    private static readonly AsyncLocal<OperationTelemetry?> Ambient = new();

    private readonly Lock _lock = new();
    private readonly OperationInfo _info;
    private readonly EventSink _events;
    private readonly Activity? _activity;
    private readonly long _started;
    private readonly HashSet<long> _waves = [];
    private readonly Dictionary<string, FilterUse> _ranges = new(StringComparer.Ordinal);
    private int _loose;
    private int _requests;
    private int _retries;
    private long _items;
    private long _evaluated;
    private double _readUnits;
    private double _writeUnits;
    private string? _error;

    private OperationTelemetry(OperationInfo info)
    {
        (_info, _events) = (info, info.Database.Events);
        _started = _events.Time.GetTimestamp();
        if (!info.IsOneRequest && ClientTelemetry.Source.HasListeners())
            _activity = Start(info);
    }

    /// <summary>The operation that is being run, if it is observed.</summary>
    public static OperationTelemetry? Current => Ambient.Value;

    private int RoundTrips => _waves.Count + _loose;

    /// <summary>The name of an exception, without its message, which may show keys.</summary>
    public static string NameOf(Exception exception) =>
        exception is OperationCanceledException ? typeof(OperationCanceledException).FullName! : exception.GetType().FullName!;

    /// <summary>A context with the access pattern that the application says it runs, where it says one.</summary>
    public static CallContext WithPattern(CallContext context) => Current is { _info.Named: { } pattern } ? context with { Pattern = pattern } : context;

    /// <summary>Runs an operation that is observed.</summary>
    public static async Task<T> RunAsync<T>(OperationInfo info, Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        using var telemetry = new OperationTelemetry(info);
        return await telemetry.ObserveAsync(() => run(cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>Begins an operation that is run in parts, or null when it is not observed.</summary>
    public static OperationTelemetry? Begin(OperationInfo info) => info.IsObserved ? new OperationTelemetry(info) : null;

    /// <summary>Runs a part of the operation.</summary>
    public async Task<T> ObserveAsync<T>(Func<Task<T>> part)
    {
        Ambient.Value = this;
        if (_activity is not null)
            Activity.Current = _activity;
        try
        {
            return await part().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Failed(exception);
            throw;
        }
    }

    public void Failed(Exception exception) => _error = NameOf(exception);

    public void Sent(long wave, int retries)
    {
        lock (_lock)
        {
            _requests++;
            _retries += retries;
            if (wave == 0)
                _loose++;
            else
                _waves.Add(wave);
        }
    }

    public void Succeeded(bool isRead, AnswerFacts answer)
    {
        lock (_lock)
        {
            if (isRead)
                (_items, _evaluated, _readUnits) = (_items + answer.Items, _evaluated + answer.Evaluated, _readUnits + answer.Units);
            else
                _writeUnits += answer.Units;
        }
    }

    /// <summary>Takes note of what a read has read and kept.</summary>
    public void Read(Read read, Rows rows)
    {
        if (read is not Read.Range range)
            return;
        if (range.Index is { } asked && rows.Index is { } other && other != asked)
            _events.RaiseRarely(DatabaseEventKind.IndexReplaced, $"{range.Entity.Name} {asked}", new("Entity", range.Entity.Name), new("Index", asked), new("OtherIndex", other));
        if (range.Filter is null && !range.IsScan)
            return;
        var path = FilterUse.PathOf(range);
        lock (_lock)
        {
            if (!_ranges.TryGetValue(path, out var use))
                _ranges[path] = use = new FilterUse(range);
            use.Add(rows);
        }
    }

    /// <summary>Ends the operation, measures it, and tells what is worth telling.</summary>
    public void Dispose()
    {
        if (_activity is { IsAllDataRequested: true })
            Complete(_activity);
        _activity?.Dispose();
        if (Instruments.RoundTrips.Enabled)
            Instruments.RoundTrips.Record(RoundTrips, WithPattern(_info, new TagList { { "fauxsql.operation", _info.Name } }));
        foreach (var use in _ranges.Values)
            use.Tell(_events);
        if (_events.SlowAfter is { } limit && _events.Time.GetElapsedTime(_started) is var taken && taken >= limit)
            TellSlow(taken);
    }

    // What samplers may decide by is there from the beginning.
    private static Activity? Start(OperationInfo info)
    {
        var tags = new TagList();
        if (info.Entity is { } entity)
            tags.Add("fauxsql.entity", entity.Name);
        return ClientTelemetry.Source.StartActivity(info.Name, ActivityKind.Internal, default(ActivityContext), WithPattern(info, tags));
    }

    private static TagList WithPattern(OperationInfo info, TagList tags)
    {
        if (info.Pattern is { } pattern)
            tags.Add("fauxsql.access_pattern", pattern);
        return tags;
    }

    private void Complete(Activity activity)
    {
        if (_error is not null)
            activity.SetStatus(ActivityStatusCode.Error).SetTag("error.type", _error);
        activity
            .SetTag("fauxsql.requests", _requests)
            .SetTag("fauxsql.round_trips", RoundTrips)
            .SetTag("fauxsql.retries", _retries)
            .SetTag("fauxsql.items", _items)
            .SetTag("fauxsql.items_evaluated", _evaluated)
            .SetTag("fauxsql.read_units", _readUnits)
            .SetTag("fauxsql.write_units", _writeUnits);
    }

    private void TellSlow(TimeSpan taken) => _events.Raise(
        DatabaseEventKind.SlowOperation,
        new("Operation", _info.Name),
        new("Duration", Math.Round(taken.TotalMilliseconds)),
        new("Requests", _requests),
        new("RoundTrips", RoundTrips),
        new("Retries", _retries),
        new("Items", _items),
        new("ReadUnits", _readUnits),
        new("WriteUnits", _writeUnits));
}
