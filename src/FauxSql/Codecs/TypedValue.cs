using System.ComponentModel;
using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

/// <summary>The envelope of typed values, <c>{"S":…}</c>; used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TypedValue
{
    private static readonly JsonEncodedText[] Codes = [.. Enum.GetValues<AttributeKind>().Select(kind => JsonEncodedText.Encode(kind.ToCode()))];

    /// <summary>Skips a value when it is NULL, which reads as the absence of the attribute.</summary>
    /// <param name="reader">
    /// Stands on the value's opening brace; afterwards on its closing one when the answer is yes, otherwise where <see cref="ReadStart"/> goes on.
    /// </param>
    public static bool SkipNull(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("NULL"u8))
            return false;
        do
            reader.Skip();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName);
        return true;
    }

    /// <summary>Writes the opening brace and the type's name.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="kind">The type.</param>
    public static void WriteStart(Utf8JsonWriter writer, AttributeKind kind)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(Codes[(int)kind]);
    }

    /// <summary>Writes the whole of a text with its type.</summary>
    internal static void Write(Utf8JsonWriter writer, AttributeKind kind, string text)
    {
        writer.WriteStartObject();
        writer.WriteString(Codes[(int)kind], text);
        writer.WriteEndObject();
    }

    /// <summary>Moves from the opening brace to the value within, which must be of a type.</summary>
    /// <param name="reader">Stands on the value's opening brace, or on the type's name behind it, where <see cref="SkipNull"/> leaves it.</param>
    /// <param name="kind">The type expected.</param>
    /// <exception cref="AttributeMismatchException">The value has another type.</exception>
    public static void ReadStart(ref Utf8JsonReader reader, AttributeKind kind)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
            reader.Read();
        if (reader.TokenType != JsonTokenType.PropertyName)
            throw new AttributeMismatchException($"a value of type {kind.ToCode()}", "no typed value");
        if (!reader.ValueTextEquals(Codes[(int)kind].EncodedUtf8Bytes))
            throw new AttributeMismatchException($"a value of type {kind.ToCode()}", $"one of type {reader.GetString()}");
        reader.Read();
    }
}
