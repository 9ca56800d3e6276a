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
    /// <summary>The length of the hash at the beginning of a row's key.</summary>
    public const int HashLength = 4;

    /// <summary>Above every key: no hash is all ones.</summary>
    public static byte[] End { get; } = [0xFF, 0xFF, 0xFF, 0xFF];

    /// <summary>The bytes that the keys of a partition begin with.</summary>
    public static byte[] Partition(ImmutableArray<KeyAttribute> hash, Func<string, AttributeValue?> attributeOf)
    {
        var buffer = new ArrayBufferWriter<byte>(64);
        buffer.Advance(AsZeros(buffer.GetSpan(HashLength)));
        foreach (var attribute in hash)
            Write(buffer, attributeOf(attribute.Name)!);
        var key = buffer.WrittenSpan.ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(key, Math.Min(XxHash32.HashToUInt32(key.AsSpan(HashLength)), uint.MaxValue - 1));
        return key;
    }

    /// <summary>The key of a row.</summary>
    public static byte[] Row(KeySchema key, Func<string, AttributeValue?> attributeOf)
    {
        var partition = Partition(key.Hash, attributeOf);
        return key.Range.IsEmpty ? partition : Append(partition, key.Range, attributeOf);
    }

    /// <summary>A key with the values of more attributes behind it.</summary>
    public static byte[] Append(byte[] prefix, ImmutableArray<KeyAttribute> attributes, Func<string, AttributeValue?> attributeOf)
    {
        var buffer = new ArrayBufferWriter<byte>(prefix.Length + 32);
        buffer.Write(prefix);
        foreach (var attribute in attributes)
            Write(buffer, attributeOf(attribute.Name)!);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A key with one more value behind it.</summary>
    public static byte[] Append(byte[] prefix, AttributeValue value)
    {
        var buffer = new ArrayBufferWriter<byte>(prefix.Length + 32);
        buffer.Write(prefix);
        Write(buffer, value);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A key with the beginning of a string or binary behind it.</summary>
    public static byte[] AppendOpen(byte[] prefix, AttributeValue beginning) => Append(prefix, beginning)[..^2];

    private static void Write(ArrayBufferWriter<byte> buffer, AttributeValue value)
    {
        switch (value)
        {
            case AttributeValue.String text:
                WriteEscaped(buffer, Encoding.UTF8.GetBytes(text.Text));
                break;
            case AttributeValue.Binary binary:
                WriteEscaped(buffer, binary.Bytes.Span);
                break;
            case AttributeValue.Number number:
                number.Value.WriteSortable(buffer);
                break;
            default:
                throw new InvalidOperationException("Key attributes are strings, numbers or binaries; this was to be checked before.");
        }
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

    private static int AsZeros(Span<byte> span)
    {
        span[..HashLength].Clear();
        return HashLength;
    }
}
