using FauxSql.Protocol.Backends;

namespace FauxSql.Hosting.Tests;

/// <summary>Remembers how often it was disposed of.</summary>
internal sealed class DisposalBackend(IBackend inner) : IBackend, IAsyncDisposable
{
    public int Disposals { get; private set; }

    public bool IsLocal => true;

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) => inner.SendAsync(request, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        Disposals++;
    }
}
