using FauxSql.Protocol.Backends;

namespace FauxSql.Hosting.Tests;

/// <summary>Refuses an operation a few times with an error, and has the engine answer otherwise.</summary>
internal sealed class FailingBackend(IBackend inner, string operation, string error, int times) : IBackend
{
    private int _asked;

    public int Refusals => Math.Min(_asked, times);

    public bool IsLocal => inner.IsLocal;

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) =>
        request.Operation == operation && Interlocked.Increment(ref _asked) <= times
            ? ValueTask.FromResult(new BackendResponse(400, "", System.Text.Encoding.UTF8.GetBytes($$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{error}}","message":"No."}""")))
            : inner.SendAsync(request, cancellationToken);
}
