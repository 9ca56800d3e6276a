using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

// Written with the fewest digits that read back as the same value; a stored number with more digits than that throws.
internal sealed class FloatCodec<T> : ScalarCodec<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    public override AttributeKind Kind => AttributeKind.Number;

    internal override void WriteScalar(Utf8JsonWriter writer, T value)
    {
        if (!T.IsFinite(value))
            throw new UnstorableValueException($"{value} cannot be stored: DynamoDB's numbers are finite");
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (!DynamoNumber.TryParse(Encoding.UTF8.GetBytes(text), out _))
            throw new UnstorableValueException($"{text} cannot be stored: it is beyond the range of DynamoDB's numbers, 1E-130 to 9.99E+125");
        writer.WriteStringValue(text);
    }

    internal override T ReadScalar(ref Utf8JsonReader reader) =>
        T.TryParse(reader.ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        && T.IsFinite(value)
        && DynamoNumber.TryParse(reader.ValueSpan, out var stored)
        && DynamoNumber.TryParse(Encoding.UTF8.GetBytes(value.ToString("R", CultureInfo.InvariantCulture)), out var held)
        && stored == held
            ? value
            : throw new AttributeMismatchException($"a number within {typeof(T).Name}", reader.GetString()!);
}
