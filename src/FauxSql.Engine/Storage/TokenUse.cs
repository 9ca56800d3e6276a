using System.Buffers.Binary;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Storage;

/// <summary>What is remembered of a transaction with a token.</summary>
/// <param name="Digest">The digest of the request, see <see cref="RequestDigest"/>. That of an older version is another one, and fits no request.</param>
/// <param name="Sizes">The bytes that each action was counted with.</param>
internal sealed record TokenUse(byte[] Digest, IReadOnlyList<int> Sizes)
{
    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static TokenUse Read(ReadOnlySpan<byte> bytes)
    {
        var sizes = new int[(bytes.Length - RequestDigest.Length) / sizeof(int)];
        for (var i = 0; i < sizes.Length; i++)
            sizes[i] = BinaryPrimitives.ReadInt32LittleEndian(bytes[(RequestDigest.Length + (i * sizeof(int)))..]);
        return new TokenUse(bytes[..RequestDigest.Length].ToArray(), sizes);
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
