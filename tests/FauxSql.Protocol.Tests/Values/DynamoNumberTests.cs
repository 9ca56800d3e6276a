using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Tests.Values;

public sealed class DynamoNumberTests
{
    private static readonly Gen<(long Coefficient, int Exponent)> Parts = Gen.Select(Gen.Long, Gen.Int[-60, 60]);

    private static readonly Gen<string> Digits = Gen.Select(Gen.Char["123456789"], Gen.Char["0019"].Array[0, 37], (first, others) => first + new string(others));

    private static readonly Gen<DynamoNumber> Numbers =
        Parts.Select(parts => DynamoNumber.Parse($"{parts.Coefficient.ToString(CultureInfo.InvariantCulture)}e{parts.Exponent}"));

    [Fact]
    public void Text_round_trips() => Numbers.Sample(number => DynamoNumber.Parse(number.ToString()) == number);

    [Fact]
    public void Order_is_that_of_exact_arithmetic() => Gen.Select(Parts, Parts).Sample((x, y) =>
        Math.Sign(Of(x).CompareTo(Of(y))) == Exact(x).CompareTo(Exact(y)));

    [Fact]
    public void Of_one_magnitude_the_digits_decide() => Gen.Select(Digits, Digits, Gen.Int[0, 38], Gen.Int[-130, 125], Gen.Bool).Sample((x, other, shared, magnitude, isNegative) =>
    {
        var y = (x[..Math.Min(shared, x.Length)] + other)[..Math.Max(1, other.Length)];
        return Math.Sign(Read(x).CompareTo(Read(y))) == Exact(x).CompareTo(Exact(y)) * (isNegative ? -1 : 1);

        DynamoNumber Read(string digits) => DynamoNumber.Parse($"{(isNegative ? "-" : "")}{digits[0]}.{digits[1..]}e{magnitude}");

        static BigInteger Exact(string digits) => BigInteger.Parse(digits.PadRight(38, '0'), CultureInfo.InvariantCulture);
    });

    [Fact]
    public void Every_count_of_digits_is_found()
    {
        for (var digits = 1; digits <= DynamoNumber.MaxDigits; digits++)
        {
            Assert.Equal(1 + ((digits + 1) / 2), DynamoNumber.Parse(new string('9', digits)).SizeInBytes);
            Assert.Equal(1 + ((digits + 1) / 2), DynamoNumber.Parse("1".PadRight(digits - 1, '0')[..(digits - 1)] + "1").SizeInBytes);
        }
    }

    [Fact]
    public void Sortable_bytes_sort_as_the_numbers() => Gen.Select(Numbers, Numbers).Sample((x, y) =>
        Math.Sign(Sortable(x).AsSpan().SequenceCompareTo(Sortable(y))) == Math.Sign(x.CompareTo(y)));

    [Fact]
    public void Sums_and_differences_are_exact() => Gen.Select(Gen.Long, Gen.Long).Sample((x, y) =>
        ((DynamoNumber)x + y).ToString() == ((BigInteger)x + y).ToString(CultureInfo.InvariantCulture)
        && ((DynamoNumber)x - y).ToString() == ((BigInteger)x - y).ToString(CultureInfo.InvariantCulture));

    [Fact]
    public void Decimals_are_exact() => Gen.Decimal.Sample(value =>
        decimal.Parse(((DynamoNumber)value).ToString(), CultureInfo.InvariantCulture) == value);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.00", "0")]
    [InlineData("+1", "1")]
    [InlineData("0012.3400", "12.34")]
    [InlineData("1E+2", "100")]
    [InlineData("-5e-3", "-0.005")]
    [InlineData(".5", "0.5")]
    [InlineData("99999999999999999999999999999999999999", "99999999999999999999999999999999999999")]
    public void Text_is_normalised(string written, string read) => Assert.Equal(read, DynamoNumber.Parse(written).ToString());

    [Theory]
    [InlineData("", NumberError.Malformed)]
    [InlineData("-", NumberError.Malformed)]
    [InlineData("1e", NumberError.Malformed)]
    [InlineData("1 ", NumberError.Malformed)]
    [InlineData("NaN", NumberError.Malformed)]
    [InlineData("1.2.3", NumberError.Malformed)]
    [InlineData("100000000000000000000000000000000000001", NumberError.TooManyDigits)]
    [InlineData("1e126", NumberError.Overflow)]
    [InlineData("1e-131", NumberError.Underflow)]
    [InlineData("9.9999999999999999999999999999999999999e125", NumberError.None)]
    [InlineData("1e-130", NumberError.None)]
    [InlineData("0e125", NumberError.None)]
    [InlineData("0e126", NumberError.Overflow)]
    [InlineData("-0.0e127", NumberError.Overflow)]
    [InlineData("0e-130", NumberError.None)]
    [InlineData("0e-131", NumberError.Underflow)]
    [InlineData("1e9223372036854775807", NumberError.Overflow)]
    [InlineData("1e9223372036854775808", NumberError.Malformed)]
    [InlineData("1e-9223372036854775808", NumberError.Underflow)]
    [InlineData("1e-9223372036854775809", NumberError.Malformed)]
    [InlineData("1e340282366920938463463374607431768211457", NumberError.Malformed)]
    public void What_cannot_be_held_says_why(string text, NumberError expected)
    {
        var isNumber = DynamoNumber.TryParse(Encoding.UTF8.GetBytes(text), out _, out var error);
        Assert.Equal(expected, error);
        Assert.Equal(expected == NumberError.None, isNumber);
    }

    // The measured rule: 1 + half the integer digits + half the fraction digits, both rounded up, + 1 if negative.
    [Theory]
    [InlineData("0", 1)]
    [InlineData("1", 2)]
    [InlineData("12", 2)]
    [InlineData("123", 3)]
    [InlineData("-1", 3)]
    [InlineData("100", 2)]
    [InlineData("1.5", 3)]
    [InlineData("0.001", 2)]
    public void Sizes_follow_the_measured_rule(string text, int bytes) => Assert.Equal(bytes, DynamoNumber.Parse(text).SizeInBytes);

    private static DynamoNumber Of((long Coefficient, int Exponent) parts) =>
        DynamoNumber.Parse($"{parts.Coefficient.ToString(CultureInfo.InvariantCulture)}e{parts.Exponent}");

    private static BigInteger Exact((long Coefficient, int Exponent) parts) => parts.Coefficient * BigInteger.Pow(10, parts.Exponent + 60);

    private static byte[] Sortable(DynamoNumber number)
    {
        var buffer = new ArrayBufferWriter<byte>();
        number.WriteSortable(buffer);
        return buffer.WrittenSpan.ToArray();
    }
}
