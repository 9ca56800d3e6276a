using System.Globalization;
using System.Net.Http.Headers;

namespace FauxSql.Server.Tests;

/// <summary>Requests with a signature in the right form.</summary>
internal static class SignedRequest
{
    public const string Date = "20261124T120000Z";

    public static HttpRequestMessage Of(Uri address, string? target, byte[] body, string contentType = "application/x-amz-json-1.0")
    {
        var date = TimeProvider.System.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var request = Unsigned(address, target, body, contentType);
        request.Headers.TryAddWithoutValidation("X-Amz-Date", date);
        request.Headers.TryAddWithoutValidation("Authorization", Authorization(date));
        return request;
    }

    public static HttpRequestMessage Unsigned(Uri address, string? target, byte[] body, string? contentType = "application/x-amz-json-1.0")
    {
        var content = new ByteArrayContent(body);
        if (contentType is not null)
            content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        if (target is not null)
            request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        return request;
    }

    public static string Authorization(string date) =>
        $"AWS4-HMAC-SHA256 Credential=AKID/{date[..8]}/eu-west-1/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=abc";
}
