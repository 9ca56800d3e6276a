using FauxSql.Protocol.Backends;

namespace FauxSql.Hosting.Tests;

/// <summary>Never answers.</summary>
internal sealed class SilentBackend : IBackend
{
    public bool IsLocal => true;

    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException();
    }
}
