using System.Security.Cryptography;

namespace FauxSql.Cursors;

/// <summary>AES-256-GCM with a random nonce; the context is authenticated with the position.</summary>
internal sealed class EncryptionSeal(byte[] key) : CursorSeal
{
    private const byte Kind = 3;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int HeaderBytes = 1 + NonceBytes + TagBytes;

    private readonly byte[] _key = KeyFor("encryption", key);

    public override byte[] Seal(ReadOnlySpan<byte> context, ReadOnlySpan<byte> position)
    {
        var cursor = new byte[HeaderBytes + position.Length];
        cursor[0] = Kind;
        var nonce = cursor.AsSpan(1, NonceBytes);
        var tag = cursor.AsSpan(1 + NonceBytes, TagBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagBytes);
        aes.Encrypt(nonce, position, cursor.AsSpan(HeaderBytes), tag, context);
        return cursor;
    }

    public override byte[]? Open(ReadOnlySpan<byte> context, ReadOnlySpan<byte> cursor)
    {
        if (cursor.Length <= HeaderBytes || cursor[0] != Kind)
            return null;
        var position = new byte[cursor.Length - HeaderBytes];
        using var aes = new AesGcm(_key, TagBytes);
        try
        {
            aes.Decrypt(cursor.Slice(1, NonceBytes), cursor[HeaderBytes..], cursor.Slice(1 + NonceBytes, TagBytes), position, context);
            return position;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
