using System.Net;
using System.Net.Http.Headers;
using FauxSql.Protocol.Backends;

namespace FauxSql.AwsSdk.Clients;

/// <summary>Turns the SDK's POST into a backend's request, and its answer into an HTTP response.</summary>
internal sealed class BackendHandler(IBackend backend) : HttpMessageHandler
{
    private const string TargetHeader = "X-Amz-Target";
    private const string RequestIdHeader = "x-amzn-RequestId";

    /// <summary>An address for the SDK to build requests with. Nothing is sent there.</summary>
    public const string Address = "http://localhost";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false) : [];
        var answer = await backend
            .SendAsync(new BackendRequest(OperationOf(request.Headers), body, CallContext.None), cancellationToken)
            .ConfigureAwait(false);

        var response = new HttpResponseMessage((HttpStatusCode)answer.Status) { Content = new BackendContent(answer), RequestMessage = request };
        response.Headers.TryAddWithoutValidation(RequestIdHeader, answer.RequestId);
        return response;
    }

    // DynamoDB_20120810.GetItem
    private static string OperationOf(HttpRequestHeaders headers)
    {
        if (!headers.TryGetValues(TargetHeader, out var values))
            throw new NotSupportedException($"The request has no {TargetHeader} header, so it is not one of DynamoDB's operations.");
        var target = values.First();
        return target[(target.LastIndexOf('.') + 1)..];
    }
}
