using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Json;
using FauxSql.Engine.Storage;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Validation;

/// <summary>Reads items, keys and values of requests.</summary>
internal static class ItemReading
{
    /// <summary>One typed value.</summary>
    /// <exception cref="AttributeFormatException">It is malformed.</exception>
    public static AttributeValue ReadValue(JsonElement value)
    {
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(value));
        reader.Read();
        return AttributeValue.Read(ref reader);
    }

    /// <summary>The attributes of an item or key.</summary>
    public static Dictionary<string, AttributeValue> Read(Request item) => ItemJson.Parse(item.Utf8.ToArray());

    /// <summary>Attributes as they are stored: the JSON that is sent, in one canonical spelling.</summary>
    public static StoredItem ToStored(IEnumerable<KeyValuePair<string, AttributeValue>> attributes)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        ItemJson.Write(buffer, attributes);
        return new StoredItem(buffer.WrittenSpan.ToArray(), ItemSize.Of(buffer.WrittenSpan));
    }
}
