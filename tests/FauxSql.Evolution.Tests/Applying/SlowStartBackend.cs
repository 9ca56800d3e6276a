using System.Collections.Concurrent;
using FauxSql.Protocol.Backends;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Throttles the first requests of each operation, more of them than retries try, and passes the others on.</summary>
internal sealed class SlowStartBackend(IBackend inner) : IBackend
{
    private const int First = 6;

    private readonly ConcurrentDictionary<string, int> _sent = new(StringComparer.Ordinal);

    public bool IsLocal => inner.IsLocal;

    /// <summary>The operations that were throttled and went through later.</summary>
    public ISet<string> Throttled => _sent.Where(operation => operation.Value > First).Select(operation => operation.Key).ToHashSet(StringComparer.Ordinal);

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) =>
        _sent.AddOrUpdate(request.Operation, 1, static (_, sent) => sent + 1) <= First
            ? ValueTask.FromResult(ThrottledAnswer.Response)
            : inner.SendAsync(request, cancellationToken);
}
