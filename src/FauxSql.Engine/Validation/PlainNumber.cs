using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Validation;

/// <summary>Recognises numbers in plain digits that no other spelling is shorter than, but for zeros at the end of a fraction.</summary>
internal static class PlainNumber
{
    /// <summary>Reads a number if it is plain.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="size">Its size as DynamoDB counts it.</param>
    /// <param name="zeros">How many characters at the end it is not stored with.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out int size, out int zeros)
    {
        (size, zeros) = (1, 0);
        if (text.SequenceEqual("0"u8))
            return true;
        var isNegative = text.StartsWith("-"u8);
        var digits = isNegative ? text[1..] : text;
        var point = digits.IndexOf((byte)'.');
        var whole = point < 0 ? digits : digits[..point];
        var fraction = point < 0 ? [] : digits[(point + 1)..];
        if (digits.Length > DynamoNumber.MaxDigits || !AreDigits(whole) || (point >= 0 && !AreDigits(fraction)))
            return false;

        var kept = fraction.TrimEnd((byte)'0');
        var isBelowOne = whole.SequenceEqual("0"u8);
        if (isBelowOne ? kept.IsEmpty : whole[0] == '0')
            return false;
        var significant = kept.IsEmpty ? whole.TrimEnd((byte)'0') : isBelowOne ? [] : whole;
        var ofFraction = isBelowOne ? kept.TrimStart((byte)'0') : kept;
        zeros = point < 0 ? 0 : fraction.Length - kept.Length + (kept.IsEmpty ? ".".Length : 0);
        size += ((significant.Length + 1) / 2) + ((ofFraction.Length + 1) / 2) + (isNegative ? 1 : 0);
        return true;
    }

    private static bool AreDigits(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
