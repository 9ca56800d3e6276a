using System.Collections.Concurrent;
using System.Text;
using FauxSql.Protocol.Backends;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Passes requests on, and keeps their texts.</summary>
internal sealed class RecordingBackend(IBackend inner) : IBackend
{
    private readonly ConcurrentQueue<string> _sent = new();

    public bool IsLocal => inner.IsLocal;

    /// <summary>The operations and bodies, in the order in which they were sent.</summary>
    public IEnumerable<string> Sent => _sent;

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        _sent.Enqueue($"{request.Operation} {Encoding.UTF8.GetString(request.Body.Span)}");
        return inner.SendAsync(request, cancellationToken);
    }
}
