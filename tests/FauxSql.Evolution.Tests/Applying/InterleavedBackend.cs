using FauxSql.Protocol.Backends;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Passes requests on, one for each write of an application, those that are sent at once included.</summary>
/// <param name="inner">What answers them.</param>
/// <param name="written">Completes with the application's next write.</param>
internal sealed class InterleavedBackend(IBackend inner, Func<Task> written) : IBackend
{
    private readonly SemaphoreSlim _next = new(1);

    public bool IsLocal => inner.IsLocal;

    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        await _next.WaitAsync(cancellationToken);
        try
        {
            await written();
        }
        finally
        {
            _next.Release();
        }

        return await inner.SendAsync(request, cancellationToken);
    }
}
