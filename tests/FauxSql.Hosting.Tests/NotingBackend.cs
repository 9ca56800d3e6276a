using FauxSql.Protocol.Backends;

namespace FauxSql.Hosting.Tests;

/// <summary>Remembers with what context it was asked last.</summary>
internal sealed class NotingBackend(IBackend inner) : IBackend
{
    public CallContext? Last { get; private set; }

    public bool IsLocal => inner.IsLocal;

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        Last = request.Context;
        return inner.SendAsync(request, cancellationToken);
    }
}
