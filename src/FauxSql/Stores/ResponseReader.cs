using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Stores;

/// <summary>Finds what the store needs in answers, and copies it out of their pooled buffers.</summary>
internal static class ResponseReader
{
    // A bare null would become an empty memory here, by way of byte[].
    public static ReadOnlyMemory<byte>? Property(ReadOnlyMemory<byte> body, string name)
    {
        if (body.IsEmpty || !ItemReader.TryFind(body, name, out var value))
            return null;
        return value.Span.SequenceEqual("null"u8) ? (ReadOnlyMemory<byte>?)null : value;
    }

    public static ReadOnlyMemory<byte>? CopyOf(ReadOnlyMemory<byte> body, string name) =>
        Property(body, name) is { } value ? value.ToArray() : (ReadOnlyMemory<byte>?)null;

    public static List<ReadOnlyMemory<byte>> CopyElements(ReadOnlyMemory<byte> array)
    {
        ReadOnlyMemory<byte> copy = array.ToArray();
        var elements = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(copy.Span, new JsonReaderOptions { MaxDepth = 256 });
        reader.Read();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            elements.Add(copy[start..(int)reader.BytesConsumed]);
        }

        return elements;
    }

    public static double Units(ReadOnlyMemory<byte> body)
    {
        if (Property(body, "ConsumedCapacity") is not { } capacity)
            return 0;
        using var document = JsonDocument.Parse(capacity);
        var root = document.RootElement;
        return root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().Sum(UnitsOf) : UnitsOf(root);
    }

    private static double UnitsOf(JsonElement capacity) => capacity.TryGetProperty("CapacityUnits", out var units) ? units.GetDouble() : 0;
}
