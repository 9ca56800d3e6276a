using FauxSql.Protocol.Backends;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>A connection of a process that dies at its n-th request: before it is carried out, or after that and before the answer.</summary>
internal sealed class CutBackend(IBackend inner, int requests, bool isAfter) : IBackend
{
    private int _sent;

    public bool IsLocal => inner.IsLocal;

    /// <summary>Whether it came to that.</summary>
    public bool IsCut => Volatile.Read(ref _sent) >= requests;

    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _sent);
        if (number > requests || (number == requests && !isAfter))
            throw new CutException();
        var answer = await inner.SendAsync(request, cancellationToken);
        if (number < requests)
            return answer;
        answer.Dispose();
        throw new CutException();
    }
}
