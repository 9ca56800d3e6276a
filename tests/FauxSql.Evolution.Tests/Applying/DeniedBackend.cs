using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Protocol.Backends;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>
/// Passes requests on, but those that the caller's policy does not allow: they are refused in the service's words.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
/// </summary>
/// <param name="inner">What answers the others.</param>
/// <param name="operation">What is not allowed.</param>
/// <param name="table">At which table.</param>
internal sealed class DeniedBackend(IBackend inner, string operation, string table) : IBackend
{
    public bool IsLocal => inner.IsLocal;

    /// <summary>The words that say who may not do what with what.</summary>
    public string Message { get; } =
        $"User: arn:aws:iam::123456789012:user/ann is not authorized to perform: dynamodb:{operation} on resource: arn:aws:dynamodb:us-east-1:123456789012:table/{table} because no identity-based policy allows the dynamodb:{operation} action";

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) =>
        request.Operation == operation && Encoding.UTF8.GetString(request.Body.Span).Contains($"\"{table}\"", StringComparison.Ordinal)
            ? ValueTask.FromResult(new BackendResponse(400, "1", Encoding.UTF8.GetBytes(new JsonObject { ["__type"] = "com.amazon.coral.service#AccessDeniedException", ["Message"] = Message }.ToJsonString())))
            : inner.SendAsync(request, cancellationToken);
}
