using System.Security.Cryptography;

namespace FauxSql.Http;

/// <summary>SHA-256 of short texts. Each thread keeps what computes it: making that anew takes as long as hashing some 100 bytes.</summary>
internal static class Sha256
{
    [ThreadStatic]
    private static IncrementalHash? t_hash;

    /// <summary>Writes the hash of a text in hexadecimal digits.</summary>
    /// <returns>How many bytes were written.</returns>
    public static int WriteHex(ReadOnlySpan<byte> text, Span<byte> hex)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var kept = t_hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        kept.AppendData(text);
        kept.GetHashAndReset(hash);
        Convert.TryToHexStringLower(hash, hex, out var written);
        return written;
    }
}
