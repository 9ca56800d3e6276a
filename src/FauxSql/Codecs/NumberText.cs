using System.Globalization;
using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

internal static class NumberText
{
    private const int UsualLength = 64;

    private static ReadOnlySpan<byte> Opening => "{\"N\":\""u8;

    private static ReadOnlySpan<byte> Closing => "\"}"u8;

    /// <summary>Writes a number with its type, <c>{"N":"12.5"}</c>, none of which needs an escape.</summary>
    public static void WriteTyped<T>(Utf8JsonWriter writer, T value)
        where T : IUtf8SpanFormattable, IFormattable
    {
        Span<byte> typed = stackalloc byte[UsualLength];
        Opening.CopyTo(typed);
        if (value.TryFormat(typed[Opening.Length..^Closing.Length], out var length, default, CultureInfo.InvariantCulture))
        {
            Closing.CopyTo(typed[(Opening.Length + length)..]);
            writer.WriteRawValue(typed[..(Opening.Length + length + Closing.Length)], skipInputValidation: true);
            return;
        }

        TypedValue.WriteStart(writer, AttributeKind.Number);
        Write(writer, value);
        writer.WriteEndObject();
    }

    /// <summary>Writes a number as the text that DynamoDB's numbers are, without making a string of it.</summary>
    public static void Write<T>(Utf8JsonWriter writer, T value)
        where T : IUtf8SpanFormattable, IFormattable
    {
        Span<byte> text = stackalloc byte[UsualLength];
        if (value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture))
            writer.WriteStringValue(text[..length]);
        else
            writer.WriteStringValue(value.ToString(null, CultureInfo.InvariantCulture));
    }
}
