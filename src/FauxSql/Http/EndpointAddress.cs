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

    /// <summary>An address as messages show it, without what may be a secret: the user before its host, the query behind it.</summary>
    public static string Shown(string url)
    {
        var host = url.LastIndexOf('@') + 1;
        var end = url.AsSpan(host).IndexOfAny('?', '#');
        return (host > 0 ? "…@" : "") + (end < 0 ? url[host..] : url[host..(host + end + 1)] + "…");
    }
}
