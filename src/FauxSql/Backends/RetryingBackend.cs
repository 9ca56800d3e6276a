using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;
using FauxSql.Stores;

namespace FauxSql.Backends;

/// <summary>
/// Sends a request again, after a pause that doubles: always when the service throttled it, because then nothing happened; after a failure
/// of the service or the connection only when <see cref="CallContext.IsRetrySafe"/> says that twice is like once. A database puts one around
/// the backend that it is given, unless it is given one.
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
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var response = await inner.SendAsync(request, cancellationToken).ConfigureAwait(false);
                if (attempt >= attempts || !IsWorthRepeating(request.Context, response))
                    return response;
                response.Dispose();
            }
            catch (EndpointException) when (attempt < attempts && request.Context.IsRetrySafe)
            {
            }

            await Task.Delay(Backoff.Of(attempt - 1), time ?? TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsWorthRepeating(CallContext context, BackendResponse response) =>
        !response.IsSuccess
        && (ErrorCodes.IsThrottling(ServiceError.Read(response.Body).Code) || (response.Status >= 500 && context.IsRetrySafe));
}
