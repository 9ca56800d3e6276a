using System.Buffers;
using System.Text.Json;
using FauxSql.Naming;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Stores;

/// <summary>An item without DynamoDB's names of types: <c>{"Total":12.5}</c> for <c>{"Total":{"N":"12.5"}}</c>.</summary>
internal static class PlainJson
{
    /// <summary>The item's attributes, without those of FauxSql's own.</summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlyMemory<byte> item) => Of(AttributesOf(item));

    /// <summary>The same, with a mark in the place of each sensitive value.</summary>
    public static ReadOnlyMemory<byte> Of(EntitySchema entity, ReadOnlyMemory<byte> item)
    {
        var attributes = AttributesOf(item);
        var hidden = attributes.Entries.Keys.Where(name => Shown.IsSensitive(entity, name));
        return Of(new AttributeValue.Map(attributes.Entries.SetItems(hidden.Select(name => KeyValuePair.Create<string, AttributeValue>(name, new AttributeValue.String(SensitiveText.Mark))))));
    }

    private static AttributeValue.Map AttributesOf(ReadOnlyMemory<byte> item)
    {
        var attributes = (AttributeValue.Map)AttributeValue.Parse([.. "{\"M\":"u8, .. item.Span, (byte)'}']);
        var own = attributes.Entries.Keys.Where(name => name.StartsWith(OwnNames.Prefix, StringComparison.Ordinal));
        return new AttributeValue.Map(attributes.Entries.RemoveRange(own));
    }

    private static ReadOnlyMemory<byte> Of(AttributeValue.Map attributes)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, attributes);
        return buffer.WrittenMemory;
    }

    /// <summary>Writes one value.</summary>
    public static void Write(Utf8JsonWriter json, AttributeValue value)
    {
        switch (value)
        {
            case AttributeValue.String text:
                json.WriteStringValue(text.Text);
                break;
            case AttributeValue.Number number:
                json.WriteRawValue(number.Value.ToString());
                break;
            case AttributeValue.Binary binary:
                json.WriteBase64StringValue(binary.Bytes.Span);
                break;
            case AttributeValue.Boolean boolean:
                json.WriteBooleanValue(boolean.Value);
                break;
            case AttributeValue.Null:
                json.WriteNullValue();
                break;
            case AttributeValue.Map map:
                json.WriteStartObject();
                foreach (var (name, entry) in map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(name);
                    Write(json, entry);
                }

                json.WriteEndObject();
                break;
            default:
                json.WriteStartArray();
                foreach (var element in ElementsOf(value))
                    Write(json, element);
                json.WriteEndArray();
                break;
        }
    }

    private static IEnumerable<AttributeValue> ElementsOf(AttributeValue value) => value switch
    {
        AttributeValue.List list => list.Elements,
        AttributeValue.StringSet set => set.Elements.Select(element => new AttributeValue.String(element)),
        AttributeValue.NumberSet set => set.Elements.Select(element => new AttributeValue.Number(element)),
        AttributeValue.BinarySet set => set.Elements.Select(element => new AttributeValue.Binary(element)),
        _ => throw new InvalidOperationException($"{value.Kind} has no elements"),
    };
}
