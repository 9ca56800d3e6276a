using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using FauxSql.Protocol.Credentials;

namespace FauxSql.Http;

/// <summary>
/// Signs requests to one endpoint with Signature Version 4. Safe for concurrent use.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
/// </summary>
internal sealed class RequestSigner(Uri address, string region, IAwsCredentialsSource source)
{
    /// <summary>The type of all bodies.</summary>
    public const string ContentType = "application/x-amz-json-1.0";

    private const string Service = "dynamodb";
    private const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";

    // What is the same in all requests.
    private readonly byte[] _begin = BeginOf(address);
    private volatile SigningKey? _key;
    private volatile SigningTime _time = new(default, "");

    /// <summary>Where the credentials come from.</summary>
    public IAwsCredentialsSource Source => source;

    /// <summary>Adds the headers of a signature that is valid at a time.</summary>
    public void Sign(HttpRequestHeaders headers, string target, ReadOnlySpan<byte> body, AwsCredentials credentials, DateTimeOffset time)
    {
        var date = TextOf(time);
        var key = KeyOf(credentials, date);
        headers.TryAddWithoutValidation("X-Amz-Date", date);
        if (credentials.SessionToken is { } token)
            headers.TryAddWithoutValidation("X-Amz-Security-Token", token);

        var longest = 512 + _begin.Length + target.Length + (credentials.SessionToken?.Length ?? 0);
        var rented = longest > 1024 ? ArrayPool<byte>.Shared.Rent(longest) : null;
        var request = new CanonicalRequest(rented ?? stackalloc byte[1024]);
        request.Begin(_begin);
        request.Header("x-amz-date", date);
        if (credentials.SessionToken is not null)
            request.Header("x-amz-security-token", credentials.SessionToken);
        request.Header("x-amz-target", target);
        request.End(key.SignedHeaders, body);
        headers.TryAddWithoutValidation("Authorization", key.Authorize(date, request.Written));
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
    }

    // A segment that is encoded already is encoded once more: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
    private static byte[] BeginOf(Uri address)
    {
        var (path, host) = (address.AbsolutePath.Replace("%", "%25", StringComparison.Ordinal), HostOf(address));
        var request = new CanonicalRequest(new byte[128 + Encoding.UTF8.GetMaxByteCount(path.Length + host.Length)]);
        request.Begin("POST", path, "");
        request.Header("content-type", ContentType);
        request.Header("host", host);
        return request.Written.ToArray();
    }

    // Deriving the key takes four hashes, and is good for a day.
    private SigningKey KeyOf(AwsCredentials credentials, string date)
    {
        if (_key is { } key && key.Fits(credentials, date))
            return key;
        var signed = credentials.SessionToken is null ? "content-type;host;x-amz-date;x-amz-target" : "content-type;host;x-amz-date;x-amz-security-token;x-amz-target";
        return _key = new SigningKey(credentials, date[..8], region, Service, signed);
    }

    private string TextOf(DateTimeOffset time)
    {
        var second = time.ToUnixTimeSeconds();
        if (_time is var known && known.Second == second && known.Text.Length > 0)
            return known.Text;
        return (_time = new SigningTime(second, time.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture))).Text;
    }

    private static string HostOf(Uri address)
    {
        var host = address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost;
        return address.IsDefaultPort ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{address.Port}");
    }

    private sealed record SigningTime(long Second, string Text);
}
