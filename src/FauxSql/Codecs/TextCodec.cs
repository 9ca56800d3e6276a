using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

// A C# type stored as text of a fixed form; what does not have the form throws.
internal sealed class TextCodec<T>(string expected, Func<T, string> format, Func<string, (bool Ok, T Value)> parse) : ScalarCodec<T>
{
    public override AttributeKind Kind => AttributeKind.String;

    public override AttributeValue ToValue(T value) => new AttributeValue.String(format(value));

    internal override void WriteScalar(Utf8JsonWriter writer, T value) => writer.WriteStringValue(format(value));

    internal override T ReadScalar(ref Utf8JsonReader reader)
    {
        var text = reader.GetString()!;
        var (ok, value) = parse(text);
        return ok ? value : throw new AttributeMismatchException(expected, $"\"{text}\"");
    }
}
