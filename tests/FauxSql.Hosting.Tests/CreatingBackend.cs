using System.Text;
using FauxSql.Protocol.Backends;

namespace FauxSql.Hosting.Tests;

/// <summary>Says of the table of orders and its index that they are being made.</summary>
internal sealed class CreatingBackend(IBackend inner) : IBackend
{
    public bool IsLocal => true;

    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        using var answer = await inner.SendAsync(request, cancellationToken);
        var body = Encoding.UTF8.GetString(answer.Body.Span);
        if (request.Operation == "DescribeTable" && body.Contains("CustomerIndex", StringComparison.Ordinal))
            body = body.Replace("\"ACTIVE\"", "\"CREATING\"", StringComparison.Ordinal);
        return new BackendResponse(answer.Status, answer.RequestId, Encoding.UTF8.GetBytes(body));
    }
}
