using System.Text;
using FauxSql.Protocol.Backends;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>A connection of a process that dies at its n-th request: before it is carried out, or after that and before the answer.</summary>
/// <param name="inner">What answers until then.</param>
/// <param name="requests">n.</param>
/// <param name="isAfter">Whether the n-th request is carried out.</param>
/// <param name="of">The only requests that are counted, or <see langword="null"/> for all.</param>
internal sealed class CutBackend(IBackend inner, int requests, bool isAfter, (string Operation, string Table)? of = null) : IBackend
{
    private int _sent;

    public bool IsLocal => inner.IsLocal;

    /// <summary>Whether it came to that.</summary>
    public bool IsCut => Volatile.Read(ref _sent) >= requests;

    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        if (!IsCounted(request))
            return IsCut ? throw new CutException() : await inner.SendAsync(request, cancellationToken);
        var number = Interlocked.Increment(ref _sent);
        if (number > requests || (number == requests && !isAfter))
            throw new CutException();
        var answer = await inner.SendAsync(request, cancellationToken);
        if (number < requests)
            return answer;
        answer.Dispose();
        throw new CutException();
    }

    private bool IsCounted(BackendRequest request) =>
        of is not { } counted || (request.Operation == counted.Operation && Encoding.UTF8.GetString(request.Body.Span).Contains($"\"TableName\":\"{counted.Table}\"", StringComparison.Ordinal));
}
