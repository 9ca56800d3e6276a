using System.Text.Json;
using FauxSql.Protocol.Expressions;

namespace FauxSql.Protocol.Values;

/// <summary>Finds values in items that are kept as JSON bytes, without building a tree of the rest.</summary>
public static class ItemReader
{
    /// <summary>Finds the value of a top-level attribute.</summary>
    /// <param name="itemJson">The item, such as <c>{"Id":{"S":"1"}}</c>.</param>
    /// <param name="attribute">The attribute's name.</param>
    /// <param name="valueJson">The value's bytes within the item, such as <c>{"S":"1"}</c>.</param>
    /// <returns>Whether the item has the attribute.</returns>
    public static bool TryFind(ReadOnlyMemory<byte> itemJson, string attribute, out ReadOnlyMemory<byte> valueJson)
    {
        var reader = new Utf8JsonReader(itemJson.Span, AttributeValueJson.ReaderOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMatch = AttributeValueJson.IsNamed(ref reader, attribute);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            if (!isMatch)
                continue;
            valueJson = itemJson[start..(int)reader.BytesConsumed];
            return true;
        }

        valueJson = default;
        return false;
    }

    /// <summary>Finds the values of several top-level attributes in one pass, which ends when all have been found.</summary>
    /// <param name="itemJson">The item, such as <c>{"Id":{"S":"1"}}</c>.</param>
    /// <param name="names">The attributes' names in UTF-8, each once.</param>
    /// <param name="values">The values, in the order of the names; those of attributes that the item does not have are left alone.</param>
    public static void Find(ReadOnlySpan<byte> itemJson, ReadOnlySpan<byte[]> names, Span<AttributeValue?> values)
    {
        var reader = new Utf8JsonReader(itemJson, AttributeValueJson.ReaderOptions);
        Find(ref reader, names, values);
    }

    /// <summary>Finds the values of several top-level attributes in one pass, which ends when all have been found.</summary>
    /// <param name="reader">Stands on the item's opening brace, or before anything was read.</param>
    /// <param name="names">The attributes' names in UTF-8, each once.</param>
    /// <param name="values">The values, in the order of the names; those of attributes that the item does not have are left alone.</param>
    public static void Find(ref Utf8JsonReader reader, ReadOnlySpan<byte[]> names, Span<AttributeValue?> values)
    {
        var missing = names.Length;
        if (reader.TokenType == JsonTokenType.None)
            reader.Read();
        while (missing > 0 && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = 0;
            while (at < names.Length && !AttributeValueJson.IsNamed(ref reader, names[at]))
                at++;
            reader.Read();
            if (at == names.Length)
            {
                reader.Skip();
                continue;
            }

            values[at] = AttributeValueJson.Read(ref reader);
            missing--;
        }
    }

    /// <summary>The value at a path.</summary>
    /// <param name="itemJson">The item.</param>
    /// <param name="path">The path.</param>
    /// <returns>The value, or <see langword="null"/> when there is none.</returns>
    public static AttributeValue? Get(ReadOnlyMemory<byte> itemJson, DocumentPath path)
    {
        if (!TryFind(itemJson, path.Attribute, out var json))
            return null;
        AttributeValue? value = AttributeValue.Parse(json.Span);
        foreach (var step in path.Steps.AsSpan()[1..])
            value = Follow(value, step);
        return value;
    }

    internal static AttributeValue? Follow(AttributeValue? value, PathStep step) => (value, step.Name) switch
    {
        (AttributeValue.Map map, { } name) => map.Entries.GetValueOrDefault(name),
        (AttributeValue.List list, null) when step.Index < list.Elements.Length => list.Elements[step.Index],
        _ => null,
    };
}
