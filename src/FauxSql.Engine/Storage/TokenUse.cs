using System.Buffers.Binary;
using System.Security.Cryptography;

namespace FauxSql.Engine.Storage;

/// <summary>What is remembered of a transaction with a token.</summary>
/// <param name="Digest">The digest of the request, of SHA-256. That of an older version is another one, and fits no request.</param>
/// <param name="Sizes">The bytes that each action was counted with.</param>
internal sealed record TokenUse(byte[] Digest, IReadOnlyList<int> Sizes)
{
    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static TokenUse Read(ReadOnlySpan<byte> bytes)
    {
        var sizes = new int[(bytes.Length - SHA256.HashSizeInBytes) / sizeof(int)];
        for (var i = 0; i < sizes.Length; i++)
            sizes[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(SHA256.HashSizeInBytes + (i * sizeof(int)))..]);
        return new TokenUse(bytes[..SHA256.HashSizeInBytes].ToArray(), sizes);
    }

    /// <summary>The digest, and the sizes after it.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Digest.Length + (Sizes.Count * sizeof(int))];
        Digest.CopyTo(bytes, 0);
        for (var i = 0; i < Sizes.Count; i++)
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(Digest.Length + (i * sizeof(int))), Sizes[i]);
        return bytes;
    }
}
