using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace FauxSql.Protocol.Values;

/// <summary>
/// A number of DynamoDB: exact decimal, up to 38 significant digits, magnitude 1E-130 to 9.99…E+125 or zero; never a double.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
/// </summary>
public readonly struct DynamoNumber : IEquatable<DynamoNumber>, IComparable<DynamoNumber>
{
    /// <summary>The most significant digits a number can have.</summary>
    public const int MaxDigits = 38;

    private const int MaxMagnitude = 125;
    private const int MinMagnitude = -130;

    // Far from every magnitude, and far from overflowing beside the digits of a long text.
    private const int MostExponent = 100_000_000;

    private static readonly UInt128[] PowersOfTen = [.. Enumerable.Range(0, MaxDigits + 1).Select(power => (UInt128)BigInteger.Pow(10, power))];

    // value = ±_coefficient × 10^_exponent; the coefficient has no trailing zeros, and zero is all zeros.
    private readonly UInt128 _coefficient;
    private readonly short _exponent;
    private readonly bool _isNegative;

    private DynamoNumber(UInt128 coefficient, int exponent, bool isNegative)
    {
        _coefficient = coefficient;
        _exponent = (short)exponent;
        _isNegative = isNegative;
    }

    /// <summary>The bytes that the number counts for in an item's size.</summary>
    public int SizeInBytes
    {
        get
        {
            if (_coefficient == 0)
                return 1;
            var digits = DigitCount;
            var fraction = Math.Max(0, -(int)_exponent);
            var fractionDigits = Math.Min(fraction, digits);
            return 1 + ((digits - fractionDigits + 1) / 2) + ((fractionDigits + 1) / 2) + (_isNegative ? 1 : 0);
        }
    }

    private int DigitCount
    {
        get
        {
            // 1233 / 4096 is the logarithm of 2, which is right or one too little.
            var bits = 128 - (int)UInt128.LeadingZeroCount(_coefficient);
            var digits = bits * 1233 >> 12;
            return _coefficient >= PowersOfTen[digits] ? digits + 1 : digits;
        }
    }

    private int Magnitude => DigitCount - 1 + _exponent;

    /// <summary>A whole number.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator DynamoNumber(long value) => Parse(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A decimal number, whose at most 29 digits always fit.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator DynamoNumber(decimal value) => Parse(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>The sum.</summary>
    /// <param name="left">The first number.</param>
    /// <param name="right">The second number.</param>
    /// <exception cref="OverflowException">The sum needs more digits or magnitude than a number has.</exception>
    public static DynamoNumber operator +(DynamoNumber left, DynamoNumber right)
    {
        var exponent = Math.Min(left._exponent, right._exponent);
        var sum = left.Scaled(exponent) + right.Scaled(exponent);
        if (TryCreate(BigInteger.Abs(sum), exponent, sum.Sign < 0, out var result, out var error))
            return result;

        // AWS calls a sum of too many digits an overflow.
        throw new OverflowException(Describe(error == NumberError.TooManyDigits ? NumberError.Overflow : error));
    }

    /// <summary>The difference.</summary>
    /// <param name="left">The number taken from.</param>
    /// <param name="right">The number taken away.</param>
    /// <exception cref="OverflowException">The difference needs more digits or magnitude than a number has.</exception>
    public static DynamoNumber operator -(DynamoNumber left, DynamoNumber right) => left + (-right);

    /// <summary>The number with the opposite sign.</summary>
    /// <param name="number">The number.</param>
    public static DynamoNumber operator -(DynamoNumber number) =>
        new(number._coefficient, number._exponent, number._coefficient != 0 && !number._isNegative);

    /// <summary>Whether two numbers have the same value.</summary>
    /// <param name="left">The first number.</param>
    /// <param name="right">The second number.</param>
    public static bool operator ==(DynamoNumber left, DynamoNumber right) => left.Equals(right);

    /// <summary>Whether two numbers have different values.</summary>
    /// <param name="left">The first number.</param>
    /// <param name="right">The second number.</param>
    public static bool operator !=(DynamoNumber left, DynamoNumber right) => !left.Equals(right);

    /// <summary>Whether the first number is smaller.</summary>
    /// <param name="left">The first number.</param>
    /// <param name="right">The second number.</param>
    public static bool operator <(DynamoNumber left, DynamoNumber right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first number is larger.</summary>
    /// <param name="left">The first number.</param>
    /// <param name="right">The second number.</param>
    public static bool operator >(DynamoNumber left, DynamoNumber right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first number is not larger.</summary>
    /// <param name="left">The first number.</param>
    /// <param name="right">The second number.</param>
    public static bool operator <=(DynamoNumber left, DynamoNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first number is not smaller.</summary>
    /// <param name="left">The first number.</param>
    /// <param name="right">The second number.</param>
    public static bool operator >=(DynamoNumber left, DynamoNumber right) => left.CompareTo(right) >= 0;

    /// <summary>Reads a number.</summary>
    /// <param name="text">Its text, such as <c>-12.50</c> or <c>1e3</c>.</param>
    /// <exception cref="FormatException">The text is not a number that DynamoDB can hold.</exception>
    public static DynamoNumber Parse(string text) =>
        TryParse(Encoding.UTF8.GetBytes(text), out var number, out var error) ? number : throw new FormatException(Describe(error));

    /// <summary>Reads a number.</summary>
    /// <param name="utf8">Its text in UTF-8.</param>
    /// <param name="number">The number.</param>
    /// <returns>Whether the text is a number that DynamoDB can hold.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out DynamoNumber number) => TryParse(utf8, out number, out _);

    /// <summary>Reads a number.</summary>
    /// <param name="utf8">Its text in UTF-8.</param>
    /// <param name="number">The number.</param>
    /// <param name="error">Why the text is refused.</param>
    /// <returns>Whether the text is a number that DynamoDB can hold.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out DynamoNumber number, out NumberError error)
    {
        number = default;
        error = NumberError.Malformed;
        var position = 0;
        var isNegative = utf8.Length > 0 && utf8[0] == '-';
        if (utf8.Length > 0 && utf8[0] is (byte)'-' or (byte)'+')
            position++;

        UInt128 coefficient = 0;
        var kept = 0;          // digits in the coefficient, trailing zeros of the text not yet among them
        var pendingZeros = 0;  // zeros that count only if another digit follows
        var exponent = 0L;
        var sawDigit = false;
        var sawPoint = false;
        for (; position < utf8.Length; position++)
        {
            var c = utf8[position];
            if (c == '.' && !sawPoint)
            {
                sawPoint = true;
                continue;
            }

            if (c is < (byte)'0' or > (byte)'9')
                break;
            sawDigit = true;
            if (sawPoint)
                exponent--;
            if (c == '0')
            {
                if (kept > 0)
                    pendingZeros++;
                continue;
            }

            kept += pendingZeros + 1;
            if (kept > MaxDigits)
                continue;
            for (; pendingZeros > 0; pendingZeros--)
                coefficient *= 10;
            coefficient = (coefficient * 10) + (UInt128)(c - '0');
        }

        if (!sawDigit)
            return false;
        if (position < utf8.Length && !TryParseExponent(utf8[position..], ref exponent))
            return false;
        if (kept > MaxDigits)
        {
            error = NumberError.TooManyDigits;
            return false;
        }

        // Zero has the magnitude that it is written with: AWS refuses 0e126.
        exponent += pendingZeros;
        error = CheckMagnitude(Math.Max(kept, 1) - 1 + exponent);
        if (error != NumberError.None)
            return false;
        if (coefficient == 0)
            return true;
        number = new DynamoNumber(coefficient, (int)exponent, isNegative);
        return true;
    }

    /// <summary>AWS's words for a number that is refused.</summary>
    /// <param name="error">Why it is refused.</param>
    public static string Describe(NumberError error) => error switch
    {
        NumberError.TooManyDigits => "Attempting to store more than 38 significant digits in a Number",
        NumberError.Overflow => "Number overflow. Attempting to store a number with magnitude larger than supported range",
        NumberError.Underflow => "Number underflow. Attempting to store a number with magnitude smaller than supported range",
        _ => "The parameter cannot be converted to a numeric value",
    };

    /// <inheritdoc/>
    public bool Equals(DynamoNumber other) =>
        _coefficient == other._coefficient && _exponent == other._exponent && _isNegative == other._isNegative;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DynamoNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_coefficient, _exponent, _isNegative);

    /// <inheritdoc/>
    public int CompareTo(DynamoNumber other)
    {
        var sign = Sign;
        if (sign != other.Sign)
            return sign.CompareTo(other.Sign);
        if (sign == 0)
            return 0;
        if (_exponent == other._exponent)
            return _coefficient.CompareTo(other._coefficient) * sign;
        var byMagnitude = Magnitude.CompareTo(other.Magnitude);
        if (byMagnitude != 0)
            return byMagnitude * sign;
        // Numbers of one magnitude have as many digits at the lesser exponent, which are not too many.
        var exponent = Math.Min(_exponent, other._exponent);
        return CoefficientAt(exponent).CompareTo(other.CoefficientAt(exponent)) * sign;
    }

    /// <summary>The number in plain digits without exponent, as AWS returns it.</summary>
    public override string ToString()
    {
        if (_coefficient == 0)
            return "0";
        var digits = _coefficient.ToString(CultureInfo.InvariantCulture);
        var plain = _exponent >= 0
            ? digits + new string('0', _exponent)
            : digits.Length > -_exponent
                ? $"{digits[..(digits.Length + _exponent)]}.{digits[(digits.Length + _exponent)..]}"
                : $"0.{new string('0', -_exponent - digits.Length)}{digits}";
        return _isNegative ? "-" + plain : plain;
    }

    /// <summary>
    /// Writes bytes that sort as the numbers do, and of which none is a prefix of another: sign, magnitude, pairs of digits, end.
    /// </summary>
    /// <param name="output">Where they are written.</param>
    public void WriteSortable(IBufferWriter<byte> output)
    {
        if (_coefficient == 0)
        {
            output.Write([(byte)0x80]);
            return;
        }

        Span<byte> bytes = stackalloc byte[4 + (MaxDigits / 2)];
        var length = 0;
        var magnitude = (ushort)(Magnitude + 1000);
        bytes[length++] = 0x81;
        bytes[length++] = (byte)(magnitude >> 8);
        bytes[length++] = (byte)magnitude;
        var digits = _coefficient.ToString(CultureInfo.InvariantCulture);
        for (var i = 0; i < digits.Length; i += 2)
            bytes[length++] = (byte)(1 + ((digits[i] - '0') * 10) + (i + 1 < digits.Length ? digits[i + 1] - '0' : 0));
        bytes[length++] = 0;
        if (_isNegative)
        {
            for (var i = 0; i < length; i++)
                bytes[i] = (byte)~bytes[i];
        }

        output.Write(bytes[..length]);
    }

    private int Sign => _coefficient == 0 ? 0 : _isNegative ? -1 : 1;

    private static bool TryParseExponent(ReadOnlySpan<byte> text, ref long exponent)
    {
        if (text.Length < 2 || text[0] is not ((byte)'e' or (byte)'E'))
            return false;
        var digits = text[1..];
        var isNegative = digits[0] == '-';
        if (digits[0] is (byte)'-' or (byte)'+')
            digits = digits[1..];
        if (digits.IsEmpty)
            return false;
        UInt128 value = 0;
        foreach (var c in digits)
        {
            if (c is < (byte)'0' or > (byte)'9')
                return false;
            value = (value * 10) + (UInt128)(c - '0');
            if (value > long.MaxValue + (isNegative ? 1UL : 0UL))
                return false; // as AWS, which reads exponents of 64 bits
        }

        var most = (long)UInt128.Min(value, MostExponent);
        exponent += isNegative ? -most : most;
        return true;
    }

    private static NumberError CheckMagnitude(long magnitude) => magnitude switch
    {
        > MaxMagnitude => NumberError.Overflow,
        < MinMagnitude => NumberError.Underflow,
        _ => NumberError.None,
    };

    private static bool TryCreate(BigInteger coefficient, int exponent, bool isNegative, out DynamoNumber number, out NumberError error)
    {
        number = default;
        error = NumberError.None;
        if (coefficient.IsZero)
            return true;
        for (; coefficient % 10 == 0; coefficient /= 10)
            exponent++;
        var digits = coefficient.ToString(CultureInfo.InvariantCulture).Length;
        error = digits > MaxDigits ? NumberError.TooManyDigits : CheckMagnitude(digits - 1 + exponent);
        if (error != NumberError.None)
            return false;
        number = new DynamoNumber((UInt128)coefficient, exponent, isNegative);
        return true;
    }

    private UInt128 CoefficientAt(int exponent) => _coefficient * PowersOfTen[_exponent - exponent];

    private BigInteger Scaled(int exponent)
    {
        var scaled = (BigInteger)_coefficient * BigInteger.Pow(10, _exponent - exponent);
        return _isNegative ? -scaled : scaled;
    }
}
