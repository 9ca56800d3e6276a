using System.Text;
using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Transfer.Values;

/// <summary>A value of any form as text: that of a list, set, map or object is plain JSON.</summary>
internal static class TextValue
{
    private const int MostShown = 100;

    /// <summary>Whether the text is that of a set without elements, which is stored as the absence of the attribute.</summary>
    public static bool IsEmptySet(ValueSchema? value, ReadOnlySpan<char> text) => value?.Form == ValueForm.Set && text.StartsWith('[') && text[1..].Trim() is "]";

    /// <summary>The same of a text in UTF-8.</summary>
    public static bool IsEmptySet(ValueSchema? value, ReadOnlySpan<byte> text) => value?.Form == ValueForm.Set && IsEmptySet(value, Encoding.UTF8.GetString(text));

    /// <summary>Writes what is stored.</summary>
    /// <exception cref="RowException">It is no such value.</exception>
    public static void Write(Utf8JsonWriter writer, ValueSchema value, string text)
    {
        if (ScalarText.IsScalar(value.Form))
        {
            ScalarText.Write(writer, value, text);
            return;
        }

        try
        {
            using var json = JsonDocument.Parse(text);
            JsonValue.Write(writer, value, json.RootElement);
        }
        catch (JsonException)
        {
            throw new RowException($"\"{(text.Length > MostShown ? text[..MostShown] + "…" : text)}\" is no JSON, as the cell of a {value.Form.ToString().ToLowerInvariant()} is");
        }
    }

    /// <summary>The same of a text in UTF-8.</summary>
    /// <exception cref="RowException">It is no such value.</exception>
    public static void Write(Utf8JsonWriter writer, ValueSchema value, ReadOnlySpan<byte> text)
    {
        if (value.Form != ValueForm.Text)
        {
            Write(writer, value, Encoding.UTF8.GetString(text));
            return;
        }

        TypedValue.WriteStart(writer, AttributeKind.String);
        writer.WriteStringValue(text);
        writer.WriteEndObject();
    }

    /// <summary>Writes the text as plain JSON, of which <see cref="JsonValue"/> writes the same.</summary>
    public static void Print(Utf8JsonWriter writer, ValueSchema value, ReadOnlySpan<byte> text)
    {
        if (ScalarText.IsScalar(value.Form) || !IsJson(text))
            writer.WriteStringValue(text);
        else
            writer.WriteRawValue(text, skipInputValidation: true);
    }

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        try
        {
            var reader = new Utf8JsonReader(text);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
