using System.Security.Cryptography;

namespace FauxSql.Cursors;

/// <summary>HMAC-SHA256 over the context, which has a fixed length, and the position.</summary>
internal sealed class SignatureSeal(byte[] key) : CursorSeal
{
    private const byte Kind = 2;
    private const int TagBytes = HMACSHA256.HashSizeInBytes;

    private readonly byte[] _key = KeyFor("signature", key);

    public override byte[] Seal(ReadOnlySpan<byte> context, ReadOnlySpan<byte> position) => [Kind, .. Tag(context, position), .. position];

    public override byte[]? Open(ReadOnlySpan<byte> context, ReadOnlySpan<byte> cursor)
    {
        if (cursor.Length <= 1 + TagBytes || cursor[0] != Kind)
            return null;
        var position = cursor[(1 + TagBytes)..];
        return CryptographicOperations.FixedTimeEquals(cursor[1..(1 + TagBytes)], Tag(context, position)) ? position.ToArray() : null;
    }

    private byte[] Tag(ReadOnlySpan<byte> context, ReadOnlySpan<byte> position) => HMACSHA256.HashData(_key.AsSpan(), [.. context, .. position]);
}
