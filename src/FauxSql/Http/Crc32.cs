using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FauxSql.Http;

/// <summary>
/// The checksum that DynamoDB puts on its answers: CRC-32 as in IEEE 802.3. The library for it is not part of .NET itself, which is all that this project may depend on; .NET has
/// only the hash with the other polynomial, and the instructions that make either fast.
/// </summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private const int Step = 16;

    private static readonly uint[] Tables = MakeTables();

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        if (Pclmulqdq.IsSupported && BitConverter.IsLittleEndian && bytes.Length >= 2 * Step)
            crc = Folded(ref bytes);
        return ~Tabled(crc, bytes);
    }

    // Sixteen bytes at a step.
    internal static uint Tabled(uint crc, ReadOnlySpan<byte> bytes)
    {
        var tables = Tables;
        for (; bytes.Length >= Step; bytes = bytes[Step..])
        {
            var words = MemoryMarshal.Cast<byte, uint>(bytes[..Step]);
            crc = Word(tables, Little(words[0]) ^ crc, 12) ^ Word(tables, Little(words[1]), 8) ^ Word(tables, Little(words[2]), 4) ^ Word(tables, Little(words[3]), 0);
        }

        foreach (var one in bytes)
            crc = tables[(byte)(crc ^ one)] ^ (crc >> 8);
        return crc;
    }

    // What the bytes amount to so far is kept as sixteen bytes with the same checksum, which each step moves on by carry-less multiplication:
    // "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", Gopal et al., Intel 2009, whose constants these are (x^160 and x^96, reflected).
    // Four of them side by side, each 64 bytes further on at a step (x^544 and x^480, reflected), because a multiplication takes longer than it is until the next can begin.
    private static uint Folded(ref ReadOnlySpan<byte> bytes)
    {
        var constants = Vector128.Create(0x1751997D0ul, 0xCCAA009Eul);
        var folded = Read(bytes, 0) ^ Vector128.CreateScalar(uint.MaxValue).AsUInt64();
        if (bytes.Length >= 8 * Step)
        {
            var wide = Vector128.Create(0x154442BD4ul, 0x1C6E41596ul);
            var (second, third, fourth) = (Read(bytes, Step), Read(bytes, 2 * Step), Read(bytes, 3 * Step));
            for (bytes = bytes[(4 * Step)..]; bytes.Length >= 4 * Step; bytes = bytes[(4 * Step)..])
            {
                folded = Fold(folded, wide, Read(bytes, 0));
                second = Fold(second, wide, Read(bytes, Step));
                third = Fold(third, wide, Read(bytes, 2 * Step));
                fourth = Fold(fourth, wide, Read(bytes, 3 * Step));
            }

            folded = Fold(Fold(Fold(folded, constants, second), constants, third), constants, fourth);
        }
        else
        {
            bytes = bytes[Step..];
        }

        for (; bytes.Length >= Step; bytes = bytes[Step..])
            folded = Fold(folded, constants, Read(bytes, 0));

        Span<byte> last = stackalloc byte[Step];
        folded.AsByte().CopyTo(last);
        return Tabled(0, last);
    }

    private static Vector128<ulong> Read(ReadOnlySpan<byte> bytes, int at) => Vector128.Create(bytes[at..]).AsUInt64();

    private static Vector128<ulong> Fold(Vector128<ulong> folded, Vector128<ulong> constants, Vector128<ulong> next) =>
        Pclmulqdq.CarrylessMultiply(folded, constants, 0x00) ^ Pclmulqdq.CarrylessMultiply(folded, constants, 0x11) ^ next;

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
