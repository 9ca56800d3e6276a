using System.Globalization;
using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

internal sealed class DecimalCodec : ScalarCodec<decimal>
{
    // Text of up to 28 characters has at most 28 digits, which a decimal always holds.
    private const int AlwaysExact = 28;

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    public override AttributeKind Kind => AttributeKind.Number;

    internal override void WriteTyped(Utf8JsonWriter writer, decimal value) => NumberText.WriteTyped(writer, value);

    internal override void WriteScalar(Utf8JsonWriter writer, decimal value) => NumberText.Write(writer, value);

    internal override bool TryRead(ReadOnlySpan<byte> text, out decimal value)
    {
        value = default;
        return text.Length <= AlwaysExact && decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out value);
    }

    internal override decimal ReadScalar(ref Utf8JsonReader reader)
    {
        if (TryRead(reader.ValueSpan, out var value))
            return value;
        return DynamoNumber.TryParse(reader.ValueSpan, out var number)
            && decimal.TryParse(number.ToString(), Plain, CultureInfo.InvariantCulture, out value)
            && number == value
                ? value
                : throw new AttributeMismatchException("a number within Decimal", reader.GetString()!);
    }
}
