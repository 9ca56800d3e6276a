using System.IO.Hashing;

namespace FauxSql.Engine.Storage;

/// <summary>
/// What stands in a row's column "size": in its lower half the item's size as DynamoDB counts it, in its upper half a checksum of the row, since
/// SQLite has none and does not notice what is wrong within a row. Rows of format 2 and before, and those written in memory, have no checksum,
/// which is 0.
/// </summary>
internal static class SizeColumn
{
    /// <summary>The size alone, in SQL.</summary>
    public const string Size = "size & 0xFFFFFFFF";

    /// <summary>What is written for an item.</summary>
    public static long WithChecksum(ReadOnlySpan<byte> key, StoredItem item) => ((long)ChecksumOf(key, item.Size, item.Json) << 32) | (uint)item.Size;

    /// <summary>The size in what was read.</summary>
    public static int SizeIn(long column) => (int)column;

    /// <summary>Whether a row that was read is the one that was written, as far as that can be said.</summary>
    public static bool Fits(ReadOnlySpan<byte> key, long column, ReadOnlySpan<byte> item) =>
        (uint)(column >> 32) is var checksum && (checksum == 0 || checksum == ChecksumOf(key, SizeIn(column), item));

    private static uint ChecksumOf(ReadOnlySpan<byte> key, int size, ReadOnlySpan<byte> item) =>
        Math.Max(1, (uint)XxHash3.HashToUInt64(item, seed: (long)XxHash3.HashToUInt64(key, seed: size)));
}
