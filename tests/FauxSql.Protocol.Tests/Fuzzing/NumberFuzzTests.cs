using System.Globalization;
using System.Numerics;
using System.Text;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Tests.Fuzzing;

/// <summary>Whatever a number looks like, it is read exactly or refused.</summary>
public sealed class NumberFuzzTests
{
    private const string Characters = "0123456789012345678900000..+-eE x∞٣";

    [Fact]
    public void Characters_in_any_order_are_read_or_refused_and_what_is_read_reads_back() => FuzzInputs.Run(50_000, random =>
    {
        var text = string.Concat(Enumerable.Range(0, random.Next(0, 50)).Select(_ => Characters[random.Next(Characters.Length)]));
        if (!DynamoNumber.TryParse(Encoding.UTF8.GetBytes(text), out var number, out var error))
        {
            Assert.NotEqual(NumberError.None, error);
            return;
        }

        Assert.True(DynamoNumber.TryParse(Encoding.UTF8.GetBytes(number.ToString()), out var again));
        Assert.Equal(number, again);
        Assert.Equal(number.ToString(), again.ToString());
    });

    // Whole numbers of any length and exponent, beside arithmetic without limits.
    [Fact]
    public void Numbers_are_what_they_say_or_beyond_the_limits() => FuzzInputs.Run(20_000, random =>
    {
        var digits = string.Concat(Enumerable.Range(0, random.Next(1, 45)).Select(_ => (char)('0' + random.Next(10))));
        var exponent = random.Next(0, 130);
        var isNegative = random.Next(2) == 0;
        var text = $"{(isNegative ? "-" : "")}{digits}{(random.Next(2) == 0 ? "E" : "e+")}{exponent}";
        var value = BigInteger.Parse(digits, CultureInfo.InvariantCulture) * BigInteger.Pow(10, exponent) * (isNegative ? -1 : 1);
        var plain = value.ToString(CultureInfo.InvariantCulture);
        var significant = plain.TrimStart('-').TrimEnd('0').Length;
        var magnitude = plain.TrimStart('-').Length - 1;

        var isRead = DynamoNumber.TryParse(Encoding.UTF8.GetBytes(text), out var number, out var error);

        Assert.Equal(value.IsZero || (significant <= 38 && magnitude <= 125), isRead);
        if (isRead)
            Assert.Equal(plain, number.ToString());
        else
            Assert.Contains(error, new[] { NumberError.TooManyDigits, NumberError.Overflow });
    });
}
