using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Stores;
using FauxSql.Telemetry;

namespace FauxSql.Backends;

/// <summary>
/// Sends a request again, after a pause of random length that doubles at most, or up to five seconds longer where the service asks for it: always when the
/// service throttled it or a write in another Region was in the way, because then nothing happened; after a failure of the service or the connection only when
/// <see cref="CallContext.IsRetrySafe"/> says that twice is like once. It gives up at the last attempt, when the quota for retries is spent, and rather than
/// sleep past <see cref="CallContext.Deadline"/>. When all attempts fail, what may have been carried out is not called throttled, in conflict or without credentials. A database puts
/// one around the backend that it is given, unless it is given one.
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
/// </summary>
/// <param name="inner">What answers the requests.</param>
/// <param name="options">What is different from the defaults, or <see langword="null"/>.</param>
/// <param name="time">The clock, or <see langword="null"/> for the system's.</param>
public sealed class RetryingBackend(IBackend inner, RetryOptions? options = null, TimeProvider? time = null) : IBackend, IKnownServer
{
    // How much longer than by itself a pause may be because the service asks for it.
    private static readonly TimeSpan MostAsked = TimeSpan.FromSeconds(5);

    private readonly RetryOptions _options = options ?? new RetryOptions();
    private readonly RetryQuota _quota = new((options ?? new RetryOptions()).Quota);

    /// <inheritdoc/>
    public bool IsLocal => inner.IsLocal;

    Uri? IKnownServer.Server => (inner as IKnownServer)?.Server;

    internal TimeProvider Time { get; } = time ?? TimeProvider.System;

    /// <inheritdoc/>
    /// <exception cref="DeadlineException">The deadline passed before there was an answer.</exception>
    /// <exception cref="EndpointException">The endpoint could not be reached, or broke off its answer.</exception>
    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        // What came of an attempt that may have been carried out. That later ones are throttled or in conflict does not mean that nothing happened.
        Failure? unclear = null;
        var paid = 0;
        for (var attempt = 1; ; attempt++)
        {
            if (IsOver(request.Context, TimeSpan.Zero))
                throw new DeadlineException(request.Operation, unclear is not null && !Operations.IsRead(request.Operation), unclear?.Exception);
            Failure failure;
            try
            {
                var response = await inner.SendAsync(request, cancellationToken).ConfigureAwait(false);
                if (response.IsSuccess)
                {
                    _quota.Succeed(paid);
                    return response;
                }

                failure = new Failure(response);
            }
            catch (DeadlineException exception) when (unclear is not null && !exception.MayHaveHappened && !Operations.IsRead(request.Operation))
            {
                // This attempt was not on its way, but an earlier one was.
                throw new DeadlineException(request.Operation, mayHaveHappened: true, exception.InnerException);
            }
            catch (AwsSettingsException) when (unclear is not null && !Operations.IsRead(request.Operation))
            {
                return unclear.Value.Result();
            }
            catch (EndpointException exception)
            {
                failure = new Failure(exception);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or TimeoutException)
            {
                failure = new Failure(new EndpointException(address: null, exception));
            }

            if (failure.Exception is not null && IsOver(request.Context, TimeSpan.Zero))
                throw new DeadlineException(request.Operation, !Operations.IsRead(request.Operation), failure.Exception);
            var pause = PauseAfter(attempt, failure);
            paid = RetryQuota.CostOf(failure.IsThrottled);
            if (attempt >= _options.Attempts || !MayRepeat(failure, request.Context) || IsOver(request.Context, pause) || !_quota.TryTake(paid))
                return (failure.IsOfAttempt ? Instead(failure, unclear) : failure).Result();
            if (failure.IsTransient)
                unclear = failure.Kept();
            failure.Tell(attempt, pause);
            failure.Drop();
            await Task.Delay(pause, Time, cancellationToken).ConfigureAwait(false);
            request = request with { Context = request.Context with { Attempt = attempt + 1 } };
        }
    }

    private static bool MayRepeat(Failure failure, CallContext context) => failure.IsPostponed || (failure.IsTransient && context.IsRetrySafe);

    private static Failure Instead(Failure last, Failure? unclear)
    {
        if (unclear is not { } earlier)
            return last;
        last.Drop();
        return earlier;
    }

    private bool IsOver(CallContext context, TimeSpan after) => context.Deadline is { } deadline && Time.GetUtcNow() + after >= deadline;

    // Full jitter: callers that failed together do not come back together.
    private TimeSpan PauseAfter(int attempt, Failure failure)
    {
        var first = failure.IsThrottled && !inner.IsLocal ? _options.ThrottlingDelay : _options.FailureDelay;
        var most = Math.Min(first.TotalMilliseconds * Math.Pow(2, attempt - 1), _options.LongestDelay.TotalMilliseconds);
        var pause = TimeSpan.FromMilliseconds(Random.Shared.NextDouble() * most);
        return TimeSpan.FromTicks(Math.Clamp(failure.RetryAfter.Ticks, pause.Ticks, (pause + MostAsked).Ticks));
    }
}
