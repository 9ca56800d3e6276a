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

    /// <summary>The capacity that an answer says it has cost; 0 when it says nothing, or is no answer of DynamoDB's.</summary>
    public static double Units(ReadOnlyMemory<byte> body)
    {
        try
        {
            if (Property(body, "ConsumedCapacity") is not { } capacity)
                return 0;
            using var document = JsonDocument.Parse(capacity);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().Sum(UnitsOf) : UnitsOf(root);
        }
        catch (JsonException)
        {
            return 0;
        }
    }

    private static double UnitsOf(JsonElement capacity) =>
        capacity.ValueKind == JsonValueKind.Object && capacity.TryGetProperty("CapacityUnits", out var units) && units.TryGetDouble(out var number) ? number : 0;
}
