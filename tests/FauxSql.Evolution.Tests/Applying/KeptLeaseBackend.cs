using FauxSql.Protocol.Backends;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Passes requests on, but the one that gives a lease back.</summary>
/// <param name="inner">What answers the others.</param>
/// <param name="instead">What becomes of that one.</param>
internal sealed class KeptLeaseBackend(IBackend inner, Func<BackendResponse> instead) : IBackend
{
    public bool IsLocal => inner.IsLocal;

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) =>
        request.Operation == "DeleteItem" && request.Body.Span.IndexOf("\"lock\""u8) >= 0
            ? ValueTask.FromResult(instead())
            : inner.SendAsync(request, cancellationToken);
}
