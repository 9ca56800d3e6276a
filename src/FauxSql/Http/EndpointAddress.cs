namespace FauxSql.Http;

/// <summary>Addresses of endpoints.</summary>
internal static class EndpointAddress
{
    /// <summary>An absolute http or https URL of host, port and path, or null. A password in it would appear in messages.</summary>
    public static Uri? Read(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" }
            ? address
            : null;
}
