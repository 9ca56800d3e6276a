using System.Globalization;
using System.Text.Json;

namespace FauxSql.Codecs;

internal static class NumberText
{
    private const int UsualLength = 64;

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
