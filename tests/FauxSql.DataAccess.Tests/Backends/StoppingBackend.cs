using FauxSql.Protocol.Backends;

namespace FauxSql.DataAccess.Tests.Backends;

/// <summary>Lets so many requests pass, and then none, as when the process dies.</summary>
internal sealed class StoppingBackend(IBackend inner, int requests) : IBackend
{
    private int _left = requests;

    public bool IsLocal => inner.IsLocal;

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) =>
        Interlocked.Decrement(ref _left) < 0 ? throw new InvalidOperationException("stopped") : inner.SendAsync(request, cancellationToken);
}
