using System.Security.Cryptography;
using System.Text;
using FauxSql.Protocol.Credentials;

namespace FauxSql.Http;

/// <summary>
/// The key that credentials give for a day, a Region and a service.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#derive-signing-key
/// </summary>
internal sealed class SigningKey
{
    private const string Name = "AWS4-HMAC-SHA256";
    private const int HashLength = SHA256.HashSizeInBytes;

    private readonly AwsCredentials _credentials;
    private readonly string _day;
    private readonly byte[] _key;
    private readonly byte[] _scope;
    private readonly string _authorization;

    // Made once, it hashes the key no more; null while somebody signs with it.
    private IncrementalHash? _idle;

    /// <param name="credentials">The credentials.</param>
    /// <param name="day">The day, as 20150830.</param>
    /// <param name="region">The Region.</param>
    /// <param name="service">The service.</param>
    /// <param name="signedHeaders">The names of the headers that are signed, in their order.</param>
    public SigningKey(AwsCredentials credentials, string day, string region, string service, string signedHeaders)
    {
        (_credentials, _day, SignedHeaders) = (credentials, day, signedHeaders);
        var scope = $"{day}/{region}/{service}/aws4_request";
        _scope = Encoding.UTF8.GetBytes($"\n{scope}\n");
        _authorization = $"{Name} Credential={credentials.AccessKeyId}/{scope}, SignedHeaders={signedHeaders}, Signature=";
        _key = HMACSHA256.HashData(Encoding.UTF8.GetBytes("AWS4" + credentials.SecretAccessKey), Encoding.UTF8.GetBytes(day));
        foreach (var part in (string[])[region, service, "aws4_request"])
            _key = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(part));
    }

    public string SignedHeaders { get; }

    private static ReadOnlySpan<byte> Algorithm => "AWS4-HMAC-SHA256\n"u8;

    public bool Fits(AwsCredentials credentials, string date) => ReferenceEquals(credentials, _credentials) && date.StartsWith(_day, StringComparison.Ordinal);

    /// <summary>The value of the header Authorization.</summary>
    /// <param name="date">The time, as 20150830T123600Z.</param>
    /// <param name="canonicalRequest">The text that stands for the request.</param>
    public string Authorize(string date, ReadOnlySpan<byte> canonicalRequest)
    {
        Span<byte> signature = stackalloc byte[HashLength];
        Span<byte> text = stackalloc byte[256];
        var keyed = Interlocked.Exchange(ref _idle, null) ?? IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        keyed.AppendData(text[..WriteTextToSign(date, canonicalRequest, text)]);
        keyed.GetHashAndReset(signature);
        Interlocked.Exchange(ref _idle, keyed)?.Dispose();
        Span<char> hex = stackalloc char[2 * HashLength];
        Convert.TryToHexStringLower(signature, hex, out _);
        return string.Concat(_authorization, hex);
    }

    /// <summary>Writes what is signed; a scope has at most 100 characters or so.</summary>
    internal int WriteTextToSign(string date, ReadOnlySpan<byte> canonicalRequest, Span<byte> text)
    {
        Algorithm.CopyTo(text);
        var length = Algorithm.Length + Encoding.UTF8.GetBytes(date, text[Algorithm.Length..]);
        _scope.CopyTo(text[length..]);
        length += _scope.Length;
        return length + Sha256.WriteHex(canonicalRequest, text[length..]);
    }
}
