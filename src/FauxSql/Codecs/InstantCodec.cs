using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

// An instant stored as text of a fixed width.
internal sealed class InstantCodec<T>(InstantText instants, Func<T, DateTime> toUtc, Func<DateTimeOffset, T> from) : ScalarCodec<T>
{
    public override AttributeKind Kind => AttributeKind.String;

    public override AttributeValue ToValue(T value) => new AttributeValue.String(instants.Print(toUtc(value)));

    internal override void WriteTyped(Utf8JsonWriter writer, T value) => TypedValue.Write(writer, AttributeKind.String, instants.Print(toUtc(value)));

    internal override void WriteScalar(Utf8JsonWriter writer, T value) => writer.WriteStringValue(instants.Print(toUtc(value)));

    internal override bool TryRead(ReadOnlySpan<byte> text, [MaybeNullWhen(false)] out T value)
    {
        var isParsed = instants.TryParse(text, out var instant);
        value = isParsed ? from(instant) : default;
        return isParsed;
    }

    internal override T ReadScalar(ref Utf8JsonReader reader)
    {
        var isParsed = reader.ValueIsEscaped
            ? instants.TryParse(Encoding.UTF8.GetBytes(reader.GetString()!), out var instant)
            : instants.TryParse(reader.ValueSpan, out instant);
        return isParsed ? from(instant) : throw new AttributeMismatchException($"an instant such as {instants.Example}", $"\"{reader.GetString()}\"");
    }
}
