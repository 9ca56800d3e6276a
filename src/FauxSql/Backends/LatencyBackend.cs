using FauxSql.Protocol.Backends;

namespace FauxSql.Backends;

/// <summary>Lets every request take longer, as a network does.</summary>
/// <param name="inner">What answers the requests.</param>
/// <param name="latency">The time added to each request.</param>
/// <param name="time">The clock, or <see langword="null"/> for the system's.</param>
public sealed class LatencyBackend(IBackend inner, TimeSpan latency, TimeProvider? time = null) : IBackend
{
    /// <inheritdoc/>
    public bool IsLocal => inner.IsLocal;

    /// <inheritdoc/>
    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        await Task.Delay(latency, time ?? TimeProvider.System, cancellationToken).ConfigureAwait(false);
        return await inner.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
