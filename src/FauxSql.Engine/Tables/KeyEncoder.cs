using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Hashing;
using System.Text;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Tables;

/// <summary>
/// Turns keys into bytes that sort as DynamoDB sorts them: a hash of the partition key, the partition key, the sort key. Every part
/// ends itself, so that no key is the beginning of another and a range of keys is a range of bytes.
/// </summary>
internal static class KeyEncoder
{
    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    /// <summary>The length of the hash at the beginning of a row's key.</summary>
    public const int HashLength = 4;

    /// <summary>Above every key: no hash is all ones.</summary>
    public static byte[] End { get; } = [0xFF, 0xFF, 0xFF, 0xFF];

    /// <summary>The bytes that the keys of a partition begin with.</summary>
    public static byte[] Partition(ImmutableArray<KeyAttribute> hash, Func<string, AttributeValue?> attributeOf) => Encode(hash, [], [], attributeOf);

    /// <summary>The key of a row.</summary>
    public static byte[] Row(KeySchema key, Func<string, AttributeValue?> attributeOf) => Encode(key.Hash, key.Range, [], attributeOf);

    /// <summary>The key of a row, with the values of more attributes behind it.</summary>
    public static byte[] Row(KeySchema key, ImmutableArray<KeyAttribute> more, Func<string, AttributeValue?> attributeOf) =>
        Encode(key.Hash, key.Range, more, attributeOf);

    /// <summary>The key of a row with a string for partition key, and one for sort key if that is not empty, in UTF-8.</summary>
    public static byte[] Row(ReadOnlySpan<byte> hash, ReadOnlySpan<byte> range)
    {
        var buffer = Begin();
        buffer.Write(stackalloc byte[HashLength]);
        WriteEscaped(buffer, hash);
        var partitionEnd = buffer.WrittenCount;
        if (!range.IsEmpty)
            WriteEscaped(buffer, range);
        return Hashed(buffer.WrittenSpan, partitionEnd);
    }

    /// <summary>A key with one more value behind it.</summary>
    public static byte[] Append(byte[] prefix, AttributeValue value)
    {
        var buffer = Begin();
        buffer.Write(prefix);
        Write(buffer, value);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A key with the beginning of a string or binary behind it.</summary>
    public static byte[] AppendOpen(byte[] prefix, AttributeValue beginning) => Append(prefix, beginning)[..^2];

    private static byte[] Encode(
        ImmutableArray<KeyAttribute> hash, ImmutableArray<KeyAttribute> range, ImmutableArray<KeyAttribute> more, Func<string, AttributeValue?> attributeOf)
    {
        var buffer = Begin();
        buffer.Write(stackalloc byte[HashLength]);
        foreach (var attribute in hash)
            Write(buffer, attributeOf(attribute.Name));
        var partitionEnd = buffer.WrittenCount;
        foreach (var attribute in range)
            Write(buffer, attributeOf(attribute.Name));
        foreach (var attribute in more)
            Write(buffer, attributeOf(attribute.Name));
        return Hashed(buffer.WrittenSpan, partitionEnd);
    }

    private static byte[] Hashed(ReadOnlySpan<byte> written, int partitionEnd)
    {
        var key = written.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(key, Math.Min(XxHash32.HashToUInt32(key.AsSpan(HashLength..partitionEnd)), uint.MaxValue - 1));
        return key;
    }

    private static ArrayBufferWriter<byte> Begin()
    {
        t_buffer ??= new ArrayBufferWriter<byte>(256);
        t_buffer.ResetWrittenCount();
        return t_buffer;
    }

    private static void Write(ArrayBufferWriter<byte> buffer, AttributeValue? value)
    {
        switch (value)
        {
            case AttributeValue.String text:
                WriteText(buffer, text.Text);
                break;
            case AttributeValue.Binary binary:
                WriteEscaped(buffer, binary.Bytes.Span);
                break;
            case AttributeValue.Number number:
                number.Value.WriteSortable(buffer);
                break;
            default:
                throw new AttributeFormatException("A key attribute is missing or of another type"); // requests are checked before: it is a stored item's
        }
    }

    private static void WriteText(ArrayBufferWriter<byte> buffer, string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            WriteEscaped(buffer, Encoding.UTF8.GetBytes(text));
            return;
        }

        Encoding.UTF8.GetBytes(text, buffer);
        buffer.Write<byte>([0, 1]);
    }

    // 00 becomes 00 FF and the end is 00 01, which is less than whatever may follow a 00 or stand in its place.
    private static void WriteEscaped(ArrayBufferWriter<byte> buffer, ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOf((byte)0) is var zero and >= 0)
        {
            buffer.Write(bytes[..zero]);
            buffer.Write<byte>([0, 0xFF]);
            bytes = bytes[(zero + 1)..];
        }

        buffer.Write(bytes);
        buffer.Write<byte>([0, 1]);
    }
}
