using CsCheck;

namespace FauxSql.Tests.Shop;

internal static class WideGen
{
    private static readonly Gen<string> Text = Gen.OneOf(Gen.String[Gen.Char['a', 'z'], 0, 20], Gen.OneOf(Gen.Const(""), Gen.Const("\"\\\u0000\n"), Gen.Const("é中\U0001F600"), Gen.Const(" <&>' ")));

    private static readonly Gen<DateTime> Utc = Gen.Long[0, DateTime.MaxValue.Ticks].Select(ticks => new DateTime(ticks, DateTimeKind.Utc));

    private static readonly Gen<DateTimeOffset> Seconds = Gen.Long[0, 253_402_300_799].Select(DateTimeOffset.FromUnixTimeSeconds);

    private static readonly Gen<Address> Address = Gen.Select(Gen.String[Gen.Char['a', 'z'], 0, 20], Gen.Bool, Text).Select((city, has, street) => new Address(city, has ? street : null));

    private static readonly Gen<Wide> Small = Gen.Select(Gen.SByte, Gen.Byte, Gen.Short, Gen.UShort, Gen.Int, Gen.UInt, Gen.Long, Gen.ULong)
        .Select((a, b, c, d, e, f, g, h) => new Wide { Id = "W", Text = "", SByte = a, Byte = b, Short = c, UShort = d, Int = e, UInt = f, Long = g, ULong = h });

    private static readonly Gen<Wide> Scalars = Gen.Select(Small, Text, Gen.Bool, Gen.Decimal, Gen.Double[-1e100, 1e100], Gen.Float[-1e30f, 1e30f], Gen.Guid, Gen.Bool.Select(gold => gold ? Tier.Gold : Tier.Basic))
        .Select((wide, a, b, c, d, e, f, g) => wide with { Text = a, Flag = b, Decimal = c, Double = d, Float = e, Guid = f, Tier = g });

    private static readonly Gen<Wide> Times = Gen.Select(Scalars, Utc, Utc, Seconds, Gen.DateOnly, Gen.TimeOnly, Gen.TimeSpan, Seconds)
        .Select((wide, a, b, c, d, e, f, g) => wide with { DateTime = a, Instant = new DateTimeOffset(b), Seconds = c, Date = d, Time = e, Span = f, Expires = g });

    private static readonly Gen<Wide> Lists = Gen.Select(Times, Gen.Byte.Array, Text.List, Gen.Int.Array, Gen.Int.Nullable().Array, Text.HashSet[0, 5], Gen.Decimal.HashSet[0, 5], Gen.Byte.Array.Array[0, 3])
        .Select((wide, a, b, c, d, e, f, g) => wide with { Bytes = a, List = b, Array = c, Gaps = d, Texts = e, Numbers = f, Binaries = g.DistinctBy(Convert.ToHexString).ToHashSet() });

    private static readonly Gen<Wide> Maps = Gen.Select(Lists, Gen.Dictionary(Text, Gen.Long)[0, 4], Address, Address.Array[0, 3], Gen.Dictionary(Text, Address)[0, 3])
        .Select((wide, a, b, c, d) => wide with { Map = a, Home = b, Addresses = c, ByName = d });

    /// <summary>Entities with random values, and with or without those that may be absent.</summary>
    public static Gen<Wide> All { get; } = Gen.Select(Maps, Gen.Bool).Select((wide, isFull) => !isFull ? wide with { Expires = null, Home = null } : wide with
    {
        MaybeInt = wide.Int,
        MaybeDecimal = wide.Decimal,
        MaybeFlag = wide.Flag,
        MaybeGuid = wide.Guid,
        MaybeTier = wide.Tier,
        MaybeTime = wide.DateTime,
        MaybeText = wide.Text,
        MaybeBytes = wide.Bytes,
        MaybeList = [.. wide.Array],
    });
}
