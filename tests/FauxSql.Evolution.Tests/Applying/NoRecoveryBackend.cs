using FauxSql.Protocol.Backends;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Passes requests on, is not local, and has no point-in-time recovery.</summary>
internal sealed class NoRecoveryBackend(IBackend inner) : IBackend
{
    public bool IsLocal => false;

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) => request.Operation == "UpdateContinuousBackups"
        ? ValueTask.FromResult(new BackendResponse(400, "1", """{"__type":"com.amazonaws.dynamodb.v20120810#UnknownOperationException"}"""u8.ToArray()))
        : inner.SendAsync(request, cancellationToken);
}
