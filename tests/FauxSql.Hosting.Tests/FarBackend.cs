using FauxSql.Protocol.Backends;

namespace FauxSql.Hosting.Tests;

/// <summary>The same data, and not on this machine.</summary>
internal sealed class FarBackend(IBackend inner) : IBackend
{
    public bool IsLocal => false;

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) => inner.SendAsync(request, cancellationToken);
}
