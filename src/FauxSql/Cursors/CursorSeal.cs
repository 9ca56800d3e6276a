using System.Security.Cryptography;
using System.Text;

namespace FauxSql.Cursors;

/// <summary>Binds a position to its context. The first byte of what is sealed says how.</summary>
internal abstract class CursorSeal
{
    private const int KeyBytes = 32;

    public abstract byte[] Seal(ReadOnlySpan<byte> context, ReadOnlySpan<byte> position);

    /// <summary>The position, or null when this did not seal it, or not for the context.</summary>
    public abstract byte[]? Open(ReadOnlySpan<byte> context, ReadOnlySpan<byte> cursor);

    // One key for each purpose, so that the same key may be given for several.
    protected static byte[] KeyFor(string purpose, byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Length >= KeyBytes
            ? HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: Encoding.UTF8.GetBytes("FauxSql cursor " + purpose))
            : throw new ArgumentException($"A cursor key takes at least {KeyBytes} random bytes, not {key.Length}", nameof(key));
    }
}
