using System.Diagnostics;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;
using FauxSql.Stores;

namespace FauxSql.Telemetry;

/// <summary>
/// Observes one request with all its attempts: a span, its metrics and its events.
/// https://opentelemetry.io/docs/specs/semconv/db/dynamodb/
/// </summary>
internal sealed class RequestTelemetry : IDisposable
{
    private const string System = "aws.dynamodb";

    // Backends report to it, through whatever decorators stand between.
    private static readonly AsyncLocal<RequestTelemetry?> Ambient = new();

    private readonly BackendRequest _request;
    private readonly RequestFacts _facts;
    private readonly Activity? _activity;
    private readonly long _started;
    private readonly OperationTelemetry? _operation = OperationTelemetry.Current;
    private string? _error;
    private string? _status;
    private int _retries;

    private RequestTelemetry(BackendRequest request, RequestFacts facts, EventSink events, Uri? server)
    {
        (_request, _facts, Events, Server) = (request, facts, events, server);
        _started = events.Time.GetTimestamp();
        _activity = Start();
    }

    public static RequestTelemetry? Current => Ambient.Value;

    public EventSink Events { get; }

    /// <summary>Where the last attempt went, or at first where requests go or went before; null where that is not known.</summary>
    public Uri? Server { get; set; }

    /// <summary>Begins to observe; what the caller awaits from now on may report to it.</summary>
    public static RequestTelemetry Begin(BackendRequest request, RequestFacts facts, EventSink events, Uri? server) =>
        Ambient.Value = new RequestTelemetry(request, facts, events, server);

    public void Retried(int attempts, TimeSpan pause, ServiceError error)
    {
        var reasons = ErrorReasons.Of(error);
        if (reasons.IsThrottled)
            Throttled(attempts, error.Code, reasons);
        else
            RaiseRetried(attempts, pause, error.Code);
        CountRetry(attempts, pause, error.Code);
    }

    public void Retried(int attempts, TimeSpan pause, Exception exception)
    {
        var error = NameOf(exception);
        RaiseRetried(attempts, pause, error);
        CountRetry(attempts, pause, error);
    }

    public void Answered(BackendResponse response)
    {
        if (response.IsSuccess)
            Succeeded(response);
        else
            Refused(ServiceError.Read(response.Body));
        if (_activity is { IsAllDataRequested: true } && response.RequestId is { Length: > 0 } id)
            _activity.SetTag("aws.request_id", id);
    }

    public void Failed(Exception exception)
    {
        _error = NameOf(exception);
        _activity?.SetStatus(ActivityStatusCode.Error);
    }

    /// <summary>Ends the span, and measures what it took.</summary>
    public void Dispose()
    {
        Ambient.Value = null;
        if (_activity is { IsAllDataRequested: true })
            Complete(_activity);
        _activity?.Dispose();
        if (Instruments.Duration.Enabled)
            Instruments.Duration.Record(Events.Time.GetElapsedTime(_started).TotalSeconds, Tags());
        _operation?.Sent(_request.Context.Wave, _retries);
    }

    private Activity? Start()
    {
        if (!ClientTelemetry.Source.HasListeners())
            return null;
        // What samplers may decide by is there from the beginning.
        var tags = new TagList();
        AddTarget(ref tags);
        var name = _facts.Table is null ? _request.Operation : $"{_request.Operation} {_facts.Table}";
        var activity = ClientTelemetry.Source.StartActivity(name, ActivityKind.Client, default(ActivityContext), tags);
        if (activity is { IsAllDataRequested: true })
            Describe(activity);
        return activity;
    }

    private void Describe(Activity activity)
    {
        if (_facts.Tables.Count > 0)
            activity.SetTag("aws.dynamodb.table_names", _facts.Tables.ToArray());
        activity.SetTag("aws.dynamodb.index_name", _facts.Index);
        if (_facts.Entries > 1)
            activity.SetTag("db.operation.batch.size", _facts.Entries);
        activity.SetTag("fauxsql.entity", _request.Context.Entity);
        activity.SetTag("fauxsql.access_pattern", _request.Context.Pattern);
        if (_request.Operation is "GetItem" or "Query" or "Scan")
            ReadParameters.Describe(activity, _request.Body);
    }

    private void Complete(Activity activity)
    {
        if (Server is { } server)
            activity.SetTag("server.address", server.Host).SetTag("server.port", server.IsDefaultPort ? null : server.Port);
        activity.SetTag("db.response.status_code", _status);
        activity.SetTag("error.type", _error);
        if (_retries > 0)
            activity.SetTag("http.request.resend_count", _retries);
    }

    private void Succeeded(BackendResponse response)
    {
        var isRead = Operations.IsRead(_request.Operation);
        var answer = AnswerFacts.Of(_facts, response.Body);
        if (_activity is { IsAllDataRequested: true })
            Describe(_activity, answer, isRead);
        foreach (var use in answer.Capacity)
            Instruments.Capacity.Add(use.Units, TagsOf(use.Table, use.Index, new("fauxsql.capacity", isRead ? "read" : "write")));
        if (isRead)
        {
            Instruments.ItemsReturned.Add(answer.Items, TagsOf(_facts.Table, _facts.Index));
            Instruments.ItemsEvaluated.Add(answer.Evaluated, TagsOf(_facts.Table, _facts.Index));
        }

        _operation?.Succeeded(isRead, answer);
        if (_request.Operation == "CreateTable")
            Events.Raise(DatabaseEventKind.TableCreated, new KeyValuePair<string, object>("Target", _facts.Target));
    }

    private void Describe(Activity activity, AnswerFacts answer, bool isRead)
    {
        if (answer.CapacityJson.Count > 0)
            activity.SetTag("aws.dynamodb.consumed_capacity", answer.CapacityJson.ToArray()).SetTag(isRead ? "fauxsql.read_units" : "fauxsql.write_units", answer.Units);
        if (isRead)
            activity.SetTag("db.response.returned_rows", answer.Items);
        if (_request.Operation is "Query" or "Scan")
            activity.SetTag("aws.dynamodb.count", answer.Items).SetTag("aws.dynamodb.scanned_count", answer.Evaluated);
    }

    private void Refused(ServiceError error)
    {
        (_error, _status) = (error.Code, error.Code);
        _activity?.SetStatus(ActivityStatusCode.Error);
        var reasons = ErrorReasons.Of(error);
        if (reasons.IsThrottled)
            Throttled(_retries + 1, error.Code, reasons);
        else if (reasons.IsConflict)
            Events.Raise(DatabaseEventKind.TransactionConflict, new("Operation", _request.Operation), new("Target", _facts.Target), new("Reasons", reasons.Text));
    }

    private void Throttled(int attempt, string error, ErrorReasons reasons)
    {
        Instruments.Throttles.Add(1, TagsOf(_facts.Table, _facts.Index, new("error.type", error)));
        Events.Raise(
            DatabaseEventKind.RequestThrottled,
            new("Operation", _request.Operation),
            new("Target", _facts.Target),
            new("Error", error),
            new("Attempt", attempt),
            new("Reasons", reasons.Text));
    }

    private void RaiseRetried(int attempts, TimeSpan pause, string error) => Events.Raise(
        DatabaseEventKind.RequestRetried,
        new("Operation", _request.Operation),
        new("Target", _facts.Target),
        new("Error", error),
        new("Delay", Math.Round(pause.TotalMilliseconds)),
        new("Attempt", attempts + 1));

    private void CountRetry(int attempts, TimeSpan pause, string error)
    {
        _retries++;
        Instruments.Retries.Add(1, TagsOf(_facts.Table, _facts.Index, new("error.type", error)));
        _activity?.AddEvent(new ActivityEvent(
            "fauxsql.retry",
            tags: new ActivityTagsCollection { { "error.type", error }, { "fauxsql.attempt", attempts + 1 }, { "fauxsql.delay_ms", pause.TotalMilliseconds } }));
    }

    private TagList Tags()
    {
        var tags = new TagList();
        AddTarget(ref tags);
        if (_error is { } error)
            tags.Add("error.type", error);
        if (_status is { } status)
            tags.Add("db.response.status_code", status);
        return tags;
    }

    private void AddTarget(ref TagList tags)
    {
        tags.Add("db.system.name", System);
        tags.Add("db.operation.name", _request.Operation);
        if (_facts.Table is { } table)
            tags.Add("db.collection.name", table);
        if (Server is { } server)
            tags.Add("server.address", server.Host);
        if (Server is { IsDefaultPort: false })
            tags.Add("server.port", Server.Port);
    }

    private TagList TagsOf(string? table, string? index, KeyValuePair<string, object?> more = default)
    {
        var tags = new TagList { { "db.operation.name", _request.Operation } };
        if (table is not null)
            tags.Add("db.collection.name", table);
        if (index is not null)
            tags.Add("aws.dynamodb.index_name", index);
        if (_request.Context.Pattern is { } pattern)
            tags.Add("fauxsql.access_pattern", pattern);
        if (more.Key is not null)
            tags.Add(more);
        return tags;
    }

    // Its name only: messages of exceptions may show keys.
    private static string NameOf(Exception exception) => OperationTelemetry.NameOf(exception);
}
