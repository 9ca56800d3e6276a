using FauxSql.Protocol.Backends;

namespace FauxSql.Hosting.Tests;

/// <summary>A backend that outlives the host.</summary>
internal sealed class SharedBackend(IBackend inner) : IBackend
{
    public bool IsLocal => true;

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) => inner.SendAsync(request, cancellationToken);
}
