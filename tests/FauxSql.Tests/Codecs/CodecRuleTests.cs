using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using FauxSql.Codecs;
using FauxSql.Errors;
using Stored = FauxSql.Codecs.Codecs;

namespace FauxSql.Tests.Codecs;

/// <summary>The rules by which C# values become attribute values and come back.</summary>
public sealed class CodecRuleTests
{
    private enum Status
    {
        Active,
        Paid,
    }

    [Fact]
    public void Values_round_trip()
    {
        Gen.Int.Sample(value => Back(Stored.Integer<int>(), value) == value);
        Gen.Long.Sample(value => Back(Stored.Integer<long>(), value) == value);
        Gen.ULong.Sample(value => Back(Stored.Integer<ulong>(), value) == value);
        Gen.Byte.Sample(value => Back(Stored.Integer<byte>(), value) == value);
        Gen.Decimal.Sample(value => Back(Stored.Decimal, value) == value);
        Gen.String.Sample(value => Back(Stored.String, value) == value);
        Gen.Guid.Sample(value => Back(Stored.Guid, value) == value);
        Gen.Bool.Sample(value => Back(Stored.Boolean, value) == value);
        Gen.TimeSpan.Sample(value => Back(Stored.TimeSpan, value) == value);
        Gen.DateOnly.Sample(value => Back(Stored.DateOnly, value) == value);
        Gen.TimeOnly.Sample(value => Back(Stored.TimeOnly, value) == value);
        Gen.Byte.Array.Sample(value => Back(Stored.Bytes, value).AsSpan().SequenceEqual(value));
        Assert.Equal(Status.Paid, Back(Stored.Enum<Status>(), Status.Paid));
        Assert.Equal(["a", "b"], Back(Stored.List<List<string>, string>(Stored.String, list => list), ["a", "b"]));
        Assert.Equal([2, 1], Back(Stored.Set<HashSet<int>, int>(Stored.Integer<int>(), set => set), [1, 2]).OrderDescending());
    }

    [Fact]
    public void What_is_written_at_once_is_what_the_parts_would_be()
    {
        Gen.Int.Sample(value => Json(Stored.Integer<int>(), value) == TypedNumber(value));
        Gen.ULong.Sample(value => Json(Stored.Integer<ulong>(), value) == TypedNumber(value));
        Gen.Decimal.Sample(value => Json(Stored.Decimal, value) == TypedNumber(value));
        Gen.String.Sample(value => JsonNode.DeepEquals(JsonNode.Parse(Json(Stored.String, value)), new JsonObject { ["S"] = value }));
        Assert.All([decimal.MinValue, decimal.MaxValue, 0.0000000000000000000000000001m, -0.0m], value => Assert.Equal(TypedNumber(value), Json(Stored.Decimal, value)));
        var long100 = BigInteger.Pow(10, 100);
        Assert.Equal(TypedNumber(long100), Json(Stored.Integer<BigInteger>(), long100));
        Assert.Equal(TypedNumber(Int128.MinValue), Json(Stored.Integer<Int128>(), Int128.MinValue));
    }

    [Fact]
    public void A_decimal_is_read_digit_by_digit_as_the_library_reads_it() => Gen.String[Gen.Char["0123456789.-"], 1, 24].Sample(IsReadAsTheLibraryReadsIt);

    [Theory]
    [InlineData("0")]
    [InlineData("00.50")]
    [InlineData("7.")]
    [InlineData(".7")]
    [InlineData(".")]
    [InlineData("-0.0")]
    [InlineData("999999999999999999")]
    [InlineData("9999999999999999999")]
    [InlineData("4294967296.123456789")]
    [InlineData("9.99999999999999999")]
    [InlineData("999999999.999999999")]
    [InlineData("1.2.3")]
    public void So_is_one_at_the_edge(string text) => IsReadAsTheLibraryReadsIt(text);

    [Fact]
    public void Instants_are_UTC_with_seven_digits_and_Z()
    {
        var instant = new DateTimeOffset(2026, 3, 1, 14, 0, 0, TimeSpan.FromHours(2));
        Assert.Equal("""{"S":"2026-03-01T12:00:00.0000000Z"}""", Json(Stored.DateTimeOffset(), instant));
        Assert.Equal("""{"S":"2026-03-01T12:00:00.000Z"}""", Json(Stored.DateTimeOffset(3), instant));
        Assert.Equal(instant.ToUniversalTime(), Back(Stored.DateTimeOffset(), instant));
    }

    [Theory]
    [InlineData(7, "2026-03-01T12:00:00.0000000+00:00")]
    [InlineData(7, "2026-03-01T12:00:00.0000000")]
    [InlineData(7, "2026-03-01T12:00:00.000000Z")]
    [InlineData(7, "2026-03-01T12:00:00.00000000Z")]
    [InlineData(7, " 2026-03-01T12:00:00.000000Z")]
    [InlineData(7, "2026-02-30T12:00:00.0000000Z")]
    [InlineData(3, "2026-03-01T12:00:00.0000000Z")]
    [InlineData(0, "2026-03-01T12:00:00.Z")]
    public void An_instant_of_another_form_is_refused(int digits, string text)
    {
        Assert.Throws<AttributeMismatchException>(() => Read(Stored.DateTimeOffset(digits), $$"""{"S":"{{text}}"}"""));
        Assert.Throws<AttributeMismatchException>(() => Read(Stored.DateTime(digits), $$"""{"S":"{{text}}"}"""));
    }

    [Fact]
    public void An_instant_is_read_as_UTC()
    {
        var read = Read(Stored.DateTime(), """{"S":"2026-03-01T12:00:00.1234567Z"}""");
        Assert.Equal((DateTimeKind.Utc, new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc).AddTicks(1234567)), (read.Kind, read));
    }

    [Fact]
    public void A_DateTime_of_unspecified_kind_is_refused() =>
        Assert.Throws<UnstorableValueException>(() => Json(Stored.DateTime(), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)));

    [Fact]
    public void Time_to_live_is_epoch_seconds() =>
        Assert.Equal("""{"N":"1767225600"}""", Json(Stored.EpochSeconds, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));

    [Fact]
    public void Enums_are_stored_by_name() => Assert.Equal("""{"S":"Paid"}""", Json(Stored.Enum<Status>(), Status.Paid));

    [Fact]
    public void An_unknown_enum_name_is_an_error() => Assert.Throws<AttributeMismatchException>(() => Read(Stored.Enum<Status>(), """{"S":"Lost"}"""));

    [Theory]
    [InlineData("1")]
    [InlineData("active")]
    [InlineData("Active,Paid")]
    [InlineData(" Paid")]
    [InlineData("")]
    public void What_only_looks_like_an_enum_name_is_an_error(string text) =>
        Assert.Throws<AttributeMismatchException>(() => Read(Stored.Enum<Status>(), $$"""{"S":"{{text}}"}"""));

    [Fact]
    public void An_enum_value_without_a_name_is_refused() => Assert.Throws<UnstorableValueException>(() => Json(Stored.Enum<Status>(), (Status)7));

    [Fact]
    public void Half_a_surrogate_pair_is_refused_and_a_whole_one_is_not()
    {
        Assert.Throws<UnstorableValueException>(() => Json(Stored.String, "a\ud83d"));
        Assert.Throws<UnstorableValueException>(() => Stored.String.ToValue("\ude00a"));
        Assert.Equal("\U0001F600", Back(Stored.String, "\U0001F600"));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_no_number_is_refused(double value) => Assert.Throws<UnstorableValueException>(() => Json(Stored.Double, value));

    [Theory]
    [InlineData(1e126)]
    [InlineData(1e-131)]
    public void A_double_beyond_the_range_of_the_service_is_refused(double value) => Assert.Throws<UnstorableValueException>(() => Json(Stored.Double, value));

    [Theory]
    [InlineData("256")]
    [InlineData("-1")]
    [InlineData("1.5")]
    public void A_number_beyond_the_type_is_refused_and_never_rounded(string number) =>
        Assert.Throws<AttributeMismatchException>(() => Read(Stored.Integer<byte>(), $$"""{"N":"{{number}}"}"""));

    [Fact]
    public void A_decimal_with_more_digits_than_the_type_has_is_refused() =>
        Assert.Throws<AttributeMismatchException>(() => Read(Stored.Decimal, """{"N":"0.12345678901234567890123456789012345"}"""));

    [Fact]
    public void A_value_of_another_type_is_refused() => Assert.Throws<AttributeMismatchException>(() => Read(Stored.String, """{"N":"1"}"""));

    [Fact]
    public void Null_and_empty_sets_are_left_out()
    {
        Assert.True(Stored.Nullable(Stored.Integer<int>()).IsOmitted(null));
        Assert.False(Stored.Nullable(Stored.Integer<int>()).IsOmitted(0));
        Assert.True(Stored.Set<HashSet<string>, string>(Stored.String, set => set).IsOmitted([]));
        Assert.False(Stored.List<List<string>, string>(Stored.String, list => list).IsOmitted([]));
    }

    [Fact]
    public void Printing_does_not_depend_on_the_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = new NumberFormatInfo { NumberDecimalSeparator = "," } };
            Assert.Equal("""{"N":"1.5"}""", Json(Stored.Decimal, 1.5m));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static T Back<T>(ValueCodec<T> codec, T value) => Read(codec, Json(codec, value));

    private static void IsReadAsTheLibraryReadsIt(string text)
    {
        var stored = $"{{\"N\":\"{text}\"}}";
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var expected))
            Assert.Equal(decimal.GetBits(expected), decimal.GetBits(Read(Stored.Decimal, stored)));
        else
            Assert.Throws<AttributeMismatchException>(() => Read(Stored.Decimal, stored));
    }

    private static string TypedNumber(IFormattable value) => $"{{\"N\":\"{value.ToString(null, CultureInfo.InvariantCulture)}\"}}";

    private static string Json<T>(ValueCodec<T> codec, T value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            codec.Write(writer, value);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static T Read<T>(ValueCodec<T> codec, string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return codec.Read(ref reader);
    }
}
