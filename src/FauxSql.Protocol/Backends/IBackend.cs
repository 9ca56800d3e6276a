namespace FauxSql.Protocol.Backends;

/// <summary>
/// Answers DynamoDB operations: AWS over HTTP, any compatible endpoint, or the engine in this process.
/// Retries, tracing, latency and faults are decorators that implement this interface too.
/// </summary>
/// <remarks>
/// The operations and bodies are those of the DynamoDB low-level API,
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html.
/// </remarks>
public interface IBackend
{
    /// <summary>
    /// Whether the data behind it is on this machine and may be created or dropped freely: the engine, or an endpoint on loopback.
    /// </summary>
    bool IsLocal { get; }

    /// <summary>Sends one operation and returns its answer, successful or not.</summary>
    /// <param name="request">The operation; its body must stay unchanged until the returned task completes.</param>
    /// <param name="cancellationToken">Gives up waiting; a write may have happened nevertheless.</param>
    /// <returns>The answer, to be disposed of by the caller. A service error is an answer with a status of 400 or more.</returns>
    ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken);
}
