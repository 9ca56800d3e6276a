using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Transfer.Values;

/// <summary>Values as plain JSON: <c>["a"]</c> for <c>{"SS":["a"]}</c>. What a value is, the model says; <see cref="FauxSql.Stores.PlainJson"/> prints it.</summary>
internal static class JsonValue
{
    /// <summary>Whether the value is stored as the absence of its attribute: null, and a set without elements.</summary>
    public static bool IsAbsent(ValueSchema value, JsonElement json) =>
        json.ValueKind == JsonValueKind.Null || (value.Form == ValueForm.Set && json.ValueKind == JsonValueKind.Array && json.GetArrayLength() == 0);

    /// <summary>Writes what is stored.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="value">How it is stored.</param>
    /// <param name="json">The value, which is not absent.</param>
    /// <param name="around">The objects that it is within, by their types.</param>
    /// <exception cref="RowException">It is no such value.</exception>
    public static void Write(Utf8JsonWriter writer, ValueSchema value, JsonElement json, IReadOnlyList<ValueSchema>? around = null)
    {
        switch (value.Form)
        {
            case ValueForm.List:
                Start(writer, value, json, JsonValueKind.Array);
                writer.WriteStartArray();
                foreach (var element in json.EnumerateArray())
                    WriteElement(writer, value, element, around);
                writer.WriteEndArray();
                break;
            case ValueForm.Set:
                WriteSet(writer, value, json);
                break;
            case ValueForm.Map:
                Start(writer, value, json, JsonValueKind.Object);
                writer.WriteStartObject();
                foreach (var entry in json.EnumerateObject())
                {
                    writer.WritePropertyName(entry.Name);
                    WriteElement(writer, value, entry.Value, around);
                }

                writer.WriteEndObject();
                break;
            case ValueForm.Record:
                WriteRecord(writer, value, json, around ?? []);
                break;
            default:
                ScalarText.Write(writer, value, TextOf(json));
                return;
        }

        writer.WriteEndObject();
    }

    private static void WriteElement(Utf8JsonWriter writer, ValueSchema collection, JsonElement json, IReadOnlyList<ValueSchema>? around)
    {
        if (json.ValueKind != JsonValueKind.Null)
        {
            Write(writer, collection.Element!, json, around);
            return;
        }

        if (!collection.HasNulls)
            throw new RowException("an element is null");
        AttributeValue.Null.Instance.WriteTo(writer);
    }

    private static void WriteSet(Utf8JsonWriter writer, ValueSchema set, JsonElement json)
    {
        Start(writer, set, json, JsonValueKind.Array);
        writer.WriteStartArray();
        var elements = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in json.EnumerateArray())
        {
            var stored = ScalarText.Stored(set.Element!, TextOf(element));
            writer.WriteStringValue(elements.Add(stored) ? stored : throw new RowException($"\"{stored}\" is twice in the set"));
        }

        writer.WriteEndArray();
    }

    private static void WriteRecord(Utf8JsonWriter writer, ValueSchema record, JsonElement json, IReadOnlyList<ValueSchema> around)
    {
        Start(writer, record, json, JsonValueKind.Object);
        var whole = record.Members.Count > 0 ? record : around.FirstOrDefault(outer => outer.Type == record.Type) ?? record;
        ValueSchema[] within = [whole, .. around];
        var given = 0;
        writer.WriteStartObject();
        foreach (var member in whole.Members)
        {
            var isGiven = json.TryGetProperty(member.Name, out var value);
            given += isGiven ? 1 : 0;
            if (isGiven && !IsAbsent(member.Value, value))
            {
                writer.WritePropertyName(member.Name);
                Write(writer, member.Value, value, within);
            }
            else if (member.IsRequired)
            {
                throw UnknownIn(whole, json) ?? new RowException($"{record.Type}.{member.Name} is missing");
            }
        }

        writer.WriteEndObject();
        if (given != json.GetPropertyCount() && UnknownIn(whole, json) is { } unknown)
            throw unknown;
    }

    private static RowException? UnknownIn(ValueSchema record, JsonElement json) =>
        json.EnumerateObject().Select(property => property.Name).FirstOrDefault(name => record.Members.All(member => member.Name != name)) is { } unknown
            ? new RowException($"{record.Type} has no member \"{unknown}\"")
            : null;

    private static void Start(Utf8JsonWriter writer, ValueSchema value, JsonElement json, JsonValueKind expected)
    {
        if (json.ValueKind != expected)
            throw new RowException($"{Shortened(json)} is not {(expected == JsonValueKind.Array ? "an array" : "an object")}");
        TypedValue.WriteStart(writer, ScalarText.KindOf(value));
    }

    private static string TextOf(JsonElement json)
    {
        try
        {
            return json.ValueKind switch
            {
                JsonValueKind.String => json.GetString()!,
                JsonValueKind.Number => json.GetRawText(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => throw new RowException($"{Shortened(json)} is not a single value"),
            };
        }
        catch (InvalidOperationException)
        {
            throw new RowException("the text holds half a surrogate pair, which is no character");
        }
    }

    private static string Shortened(JsonElement json) => json.GetRawText() is { Length: > 100 } text ? text[..100] + "…" : json.GetRawText();
}
