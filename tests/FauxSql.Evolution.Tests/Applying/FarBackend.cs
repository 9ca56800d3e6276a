using FauxSql.Protocol.Backends;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Passes requests on, and says that it is not local.</summary>
internal sealed class FarBackend(IBackend inner) : IBackend
{
    public bool IsLocal => false;

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) => inner.SendAsync(request, cancellationToken);
}
