using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace FauxSql.Http;

/// <summary>
/// The checksum that DynamoDB puts on its answers: CRC-32 as in IEEE 802.3, sixteen bytes at a step. The library for it is not part of .NET itself, which
/// is all that this project may depend on; .NET has only the hash with the other polynomial.
/// </summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Step = 16;

    private static readonly uint[] Tables = MakeTables();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var (crc, tables) = (uint.MaxValue, Tables);
        for (; bytes.Length >= Step; bytes = bytes[Step..])
        {
            var words = MemoryMarshal.Cast<byte, uint>(bytes[..Step]);
            crc = Word(tables, Little(words[0]) ^ crc, 12) ^ Word(tables, Little(words[1]), 8) ^ Word(tables, Little(words[2]), 4) ^ Word(tables, Little(words[3]), 0);
        }

        foreach (var one in bytes)
            crc = tables[(byte)(crc ^ one)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint Word(uint[] tables, uint word, int after) =>
        tables[((after + 3) << 8) | (byte)word] ^ tables[((after + 2) << 8) | (byte)(word >> 8)]
        ^ tables[((after + 1) << 8) | (byte)(word >> 16)] ^ tables[(after << 8) | (byte)(word >> 24)];

    private static uint Little(uint word) => BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);

    // The table after the first says what a byte does so many bytes later.
    private static uint[] MakeTables()
    {
        var tables = new uint[Step * 256];
        for (var one = 0u; one < 256; one++)
        {
            var crc = one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            tables[one] = crc;
        }

        for (var i = 256; i < tables.Length; i++)
            tables[i] = tables[(byte)tables[i - 256]] ^ (tables[i - 256] >> 8);
        return tables;
    }
}
