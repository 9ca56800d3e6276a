using System.Text;
using System.Text.Json;
using FauxSql.Http;
using FauxSql.Protocol.Backends;

namespace FauxSql.Benchmarks.Http;

internal static class Endpoint
{
    /// <summary>Sends one request, which must succeed.</summary>
    public static async Task<JsonDocument> SendAsync(HttpBackend endpoint, string operation, string body)
    {
        using var response = await endpoint
            .SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(body), CallContext.None), CancellationToken.None).ConfigureAwait(false);
        var text = Encoding.UTF8.GetString(response.Body.Span);
        return response.IsSuccess ? JsonDocument.Parse(text) : throw new InvalidOperationException($"{operation} was refused: {text}");
    }
}
