using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>A property of every type that can be stored.</summary>
[Table]
internal sealed partial record Wide
{
    [PartitionKey]
    public required string Id { get; init; }

    public required string Text { get; init; }

    public bool Flag { get; init; }

    public sbyte SByte { get; init; }

    public byte Byte { get; init; }

    public short Short { get; init; }

    public ushort UShort { get; init; }

    public int Int { get; init; }

    public uint UInt { get; init; }

    public long Long { get; init; }

    public ulong ULong { get; init; }

    public decimal Decimal { get; init; }

    public double Double { get; init; }

    public float Float { get; init; }

    public Guid Guid { get; init; }

    public DateTime DateTime { get; init; } = DateTime.UnixEpoch;

    public DateTimeOffset Instant { get; init; }

    [InstantDigits(0)]
    public DateTimeOffset Seconds { get; init; }

    public DateOnly Date { get; init; }

    public TimeOnly Time { get; init; }

    public TimeSpan Span { get; init; }

    public Tier Tier { get; init; }

    [TimeToLive]
    public DateTimeOffset? Expires { get; init; }

    public byte[] Bytes { get; init; } = [];

    public List<string> List { get; init; } = [];

    public int[] Array { get; init; } = [];

    public IReadOnlyList<int?> Gaps { get; init; } = [];

    public IReadOnlySet<string> Texts { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    public HashSet<decimal> Numbers { get; init; } = [];

    public IReadOnlySet<byte[]> Binaries { get; init; } = new HashSet<byte[]>();

    public Dictionary<string, long> Map { get; init; } = new(StringComparer.Ordinal);

    public Address? Home { get; init; }

    public IReadOnlyList<Address> Addresses { get; init; } = [];

    public Dictionary<string, Address> ByName { get; init; } = new(StringComparer.Ordinal);

    public int? MaybeInt { get; init; }

    public decimal? MaybeDecimal { get; init; }

    public bool? MaybeFlag { get; init; }

    public Guid? MaybeGuid { get; init; }

    public Tier? MaybeTier { get; init; }

    public DateTime? MaybeTime { get; init; }

    public DateTimeOffset? MaybeInstant { get; init; }

    public string? MaybeText { get; init; }

    public byte[]? MaybeBytes { get; init; }

    public List<int>? MaybeList { get; init; }
}
