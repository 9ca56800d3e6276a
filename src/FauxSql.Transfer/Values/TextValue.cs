using System.Text.Json;
using FauxSql.Schema;

namespace FauxSql.Transfer.Values;

/// <summary>A value of any form as text: that of a list, set, map or object is plain JSON.</summary>
internal static class TextValue
{
    private const int MostShown = 100;

    /// <summary>Whether the text is that of a set without elements, which is stored as the absence of the attribute.</summary>
    public static bool IsEmptySet(ValueSchema? value, string text) => value?.Form == ValueForm.Set && text.StartsWith('[') && text.AsSpan()[1..].Trim() is "]";

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
}
