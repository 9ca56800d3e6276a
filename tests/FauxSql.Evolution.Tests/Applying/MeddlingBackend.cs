using FauxSql.Protocol.Backends;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Somebody does something before a request is sent, or answers in the service's place.</summary>
internal sealed class MeddlingBackend(IBackend inner, Func<BackendRequest, Task<BackendResponse?>> meddle) : IBackend
{
    public bool IsLocal => inner.IsLocal;

    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) =>
        await meddle(request) ?? await inner.SendAsync(request, cancellationToken);
}
