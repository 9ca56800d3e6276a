using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;
using FauxSql.Stores;
using FauxSql.Telemetry;

namespace FauxSql.Backends;

/// <summary>
/// Sends a request again, after a pause that doubles: always when the service throttled it, because then nothing happened; after a failure
/// of the service or the connection only when <see cref="CallContext.IsRetrySafe"/> says that twice is like once. When all attempts fail, what
/// may have been carried out is not called throttled. A database puts one around the backend that it is given, unless it is given one.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
/// </summary>
/// <param name="inner">What answers the requests.</param>
/// <param name="attempts">How often a request is sent at most; 1 means never again.</param>
/// <param name="time">The clock, or <see langword="null"/> for the system's.</param>
public sealed class RetryingBackend(IBackend inner, int attempts = 6, TimeProvider? time = null) : IBackend
{
    /// <inheritdoc/>
    public bool IsLocal => inner.IsLocal;

    /// <inheritdoc/>
    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        // What came of an attempt that may have been carried out. That later ones are throttled does not mean that nothing happened.
        Func<BackendResponse>? unclear = null;
        for (var attempt = 1; ; attempt++)
        {
            TimeSpan pause;
            try
            {
                var response = await inner.SendAsync(request, cancellationToken).ConfigureAwait(false);
                if (response.IsSuccess)
                    return response;
                var error = ServiceError.Read(response.Body);
                var isThrottled = ErrorCodes.IsThrottling(error.Code);
                var isUnclear = !isThrottled && response.Status >= 500 && request.Context.IsRetrySafe;
                if (attempt >= attempts || !(isThrottled || isUnclear))
                    return isThrottled && unclear is not null ? Instead(response, unclear) : response;
                if (isUnclear)
                    unclear = Copied(response);
                pause = Backoff.Of(attempt - 1);
                ClientTelemetry.Retried(attempt, pause, error);
                response.Dispose();
            }
            catch (EndpointException exception) when (attempt < attempts && request.Context.IsRetrySafe)
            {
                pause = Backoff.Of(attempt - 1);
                ClientTelemetry.Retried(attempt, pause, exception);
                unclear = () => throw new EndpointException(exception.Address, exception.InnerException!);
            }

            await Task.Delay(pause, time ?? TimeProvider.System, cancellationToken).ConfigureAwait(false);
            request = request with { Context = request.Context with { Attempt = attempt + 1 } };
        }
    }

    private static BackendResponse Instead(BackendResponse throttled, Func<BackendResponse> unclear)
    {
        throttled.Dispose();
        return unclear();
    }

    private static Func<BackendResponse> Copied(BackendResponse response)
    {
        var copy = new BackendResponse(response.Status, response.RequestId, response.Body.ToArray());
        return () => copy;
    }
}
