using System.Security.Cryptography;

namespace FauxSql.Cursors;

/// <summary>A hash, which tells damage and other queries, but can be made by anyone.</summary>
internal sealed class HashSeal : CursorSeal
{
    private const byte Kind = 1;
    private const int TagBytes = 12;

    public override byte[] Seal(ReadOnlySpan<byte> context, ReadOnlySpan<byte> position) => [Kind, .. Tag(context, position), .. position];

    public override byte[]? Open(ReadOnlySpan<byte> context, ReadOnlySpan<byte> cursor)
    {
        if (cursor.Length <= 1 + TagBytes || cursor[0] != Kind)
            return null;
        var position = cursor[(1 + TagBytes)..];
        return cursor[1..(1 + TagBytes)].SequenceEqual(Tag(context, position)) ? position.ToArray() : null;
    }

    private static ReadOnlySpan<byte> Tag(ReadOnlySpan<byte> context, ReadOnlySpan<byte> position) => SHA256.HashData([.. context, .. position]).AsSpan(0, TagBytes);
}
