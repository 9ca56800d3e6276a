using FauxSql.Protocol.Backends;

namespace FauxSql.Http;

/// <summary>Endpoints that speak DynamoDB's protocol over HTTP.</summary>
public static class DynamoEndpoint
{
    /// <summary>
    /// A compatible endpoint, such as <c>fauxsql serve</c>. Requests carry a signature of made-up credentials, which local endpoints
    /// want to see and do not check.
    /// </summary>
    /// <param name="url">The endpoint's address, such as <c>http://127.0.0.1:8000</c>.</param>
    /// <exception cref="UriFormatException">The address is not an absolute http or https URL.</exception>
    public static HttpBackend At(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https")
            ? new HttpBackend(address)
            : throw new UriFormatException($"'{url}' is not the address of an endpoint. Write it like http://127.0.0.1:8000.");
}
