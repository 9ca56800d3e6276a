using System.Globalization;
using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

internal sealed class DecimalCodec : ScalarCodec<decimal>
{
    // Text of up to 28 characters has at most 28 digits, which a decimal always holds.
    private const int AlwaysExact = 28;

    public override AttributeKind Kind => AttributeKind.Number;

    internal override void WriteScalar(Utf8JsonWriter writer, decimal value) => NumberText.Write(writer, value);

    internal override decimal ReadScalar(ref Utf8JsonReader reader)
    {
        var text = reader.ValueSpan;
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (text.Length <= AlwaysExact && decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out var value))
            return value;
        return DynamoNumber.TryParse(text, out var number)
            && decimal.TryParse(number.ToString(), plain, CultureInfo.InvariantCulture, out value)
            && number == value
                ? value
                : throw new AttributeMismatchException("a number within Decimal", reader.GetString()!);
    }
}
