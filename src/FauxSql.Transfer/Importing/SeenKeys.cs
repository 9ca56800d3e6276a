using System.IO.Hashing;
using System.Numerics;
using System.Runtime.InteropServices;
using FauxSql.Protocol.Values;
using FauxSql.Stores;

namespace FauxSql.Transfer.Importing;

/// <summary>
/// The keys that were met so far, in memory that does not grow: a Bloom filter, which may take a new key for one that was met, and never the other way round.
/// https://doi.org/10.1145/362686.362692
/// </summary>
internal sealed class SeenKeys
{
    private const int BitsPerKey = 12;
    private const int Probes = 6;
    private const uint Least = 1 << 16;
    private const uint Most = 1 << 28; // 32 MB

    private readonly ulong[] _bits;
    private readonly ulong _mask;

    /// <param name="keys">How many keys there will be about.</param>
    public SeenKeys(long keys)
    {
        var bits = BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(keys, 1, Most) * BitsPerKey);
        bits = Math.Clamp(bits, Least, Most);
        _bits = new ulong[bits / 64];
        _mask = bits - 1;
    }

    /// <returns>Whether the key is certainly new.</returns>
    public bool Add(Key key)
    {
        var hash = HashOf(key.Partition, seed: 0);
        if (key.Sort is not null)
            hash = HashOf(key.Sort, seed: (long)hash);
        var (at, step) = ((ulong)hash, (ulong)(hash >> 64) | 1);
        var isNew = false;
        for (var probe = 0; probe < Probes; probe++, at += step)
        {
            ref var word = ref _bits[(at & _mask) / 64];
            var bit = 1UL << (int)(at % 64);
            isNew |= (word & bit) == 0;
            word |= bit;
        }

        return isNew;
    }

    private static UInt128 HashOf(AttributeValue value, long seed) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(KeyText.Of(value).AsSpan()), seed);
}
