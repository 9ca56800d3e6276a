using System.Globalization;
using System.Numerics;
using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

// A number that the C# type cannot hold exactly throws; it is never rounded.
internal sealed class IntegerCodec<T> : ScalarCodec<T>
    where T : struct, IBinaryInteger<T>
{
    public override AttributeKind Kind => AttributeKind.Number;

    internal override void WriteTyped(Utf8JsonWriter writer, T value) => NumberText.WriteTyped(writer, value);

    internal override void WriteScalar(Utf8JsonWriter writer, T value) => NumberText.Write(writer, value);

    internal override bool TryRead(ReadOnlySpan<byte> text, out T value) => T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    internal override T ReadScalar(ref Utf8JsonReader reader)
    {
        if (TryRead(reader.ValueSpan, out var value))
            return value;
        return DynamoNumber.TryParse(reader.ValueSpan, out var number)
            && T.TryParse(number.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value)
                ? value
                : throw new AttributeMismatchException($"a number within {typeof(T).Name}", reader.GetString()!);
    }
}
