using System.Runtime.ExceptionServices;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;
using FauxSql.Telemetry;

namespace FauxSql.Backends;

/// <summary>What came of an attempt that did not succeed: an answer that says so, or none.</summary>
internal readonly struct Failure
{
    private const int RequestTimeout = 408;

    private readonly BackendResponse? _response;
    private readonly ServiceError? _error;

    public Failure(BackendResponse response)
    {
        _response = response;
        _error = ServiceError.Read(response.Body);
        var code = _error.Code;
        IsThrottled = ErrorCodes.IsThrottling(code);
        IsPostponed = IsThrottled || code == ErrorCodes.ReplicatedWriteConflict;
        IsOfAttempt = IsPostponed || code == ErrorCodes.TransactionConflict;
        IsTransient = !IsPostponed && IsOfService(response.Status, code);
    }

    public Failure(EndpointException exception) => (Exception, IsTransient) = (exception, true);

    /// <summary>Why there is no answer, or null.</summary>
    public EndpointException? Exception { get; }

    /// <summary>Whether the request was not carried out, because too much was asked for.</summary>
    public bool IsThrottled { get; }

    /// <summary>Whether the request was not carried out, and may be later: it was throttled, or a write in another Region is at work on the same item.</summary>
    public bool IsPostponed { get; }

    /// <summary>Whether the answer says that nothing happened for a reason that passes, which is true of its own attempt and says nothing of earlier ones.</summary>
    public bool IsOfAttempt { get; }

    /// <summary>Whether the service or the connection failed, so that the request may have been carried out.</summary>
    public bool IsTransient { get; }

    /// <summary>How long the service asks to wait before the request is sent again.</summary>
    public TimeSpan RetryAfter => _response?.RetryAfter ?? TimeSpan.Zero;

    /// <summary>Whether an answer says that the service failed or took too long, which it may do after it carried the request out.</summary>
    public static bool IsOfService(int status, string code) =>
        status is >= 500 or RequestTimeout || code is ErrorCodes.InternalServerError or "RequestTimeout" or "RequestTimeoutException";

    /// <summary>The same without the pooled buffer of the answer.</summary>
    public Failure Kept() =>
        _response is null ? this : new Failure(new BackendResponse(_response.Status, _response.RequestId, _response.Body.ToArray()));

    /// <summary>Tells who listens that the request is sent again.</summary>
    public void Tell(int attempts, TimeSpan pause)
    {
        if (_error is not null)
            ClientTelemetry.Retried(attempts, pause, _error);
        else
            ClientTelemetry.Retried(attempts, pause, Exception!);
    }

    public void Drop() => _response?.Dispose();

    /// <summary>Hands the failure to the caller.</summary>
    public BackendResponse Result()
    {
        if (Exception is not null)
            ExceptionDispatchInfo.Throw(Exception);
        return _response!;
    }
}
