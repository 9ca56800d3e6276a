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

    /// <summary>A copy of a property that is an object, or null when it is absent or null.</summary>
    /// <exception cref="JsonException">The property is something else.</exception>
    public static ReadOnlyMemory<byte>? CopyOf(ReadOnlyMemory<byte> body, string name)
    {
        if (Property(body, name) is not { } value)
            return null;
        return value.Span[0] == (byte)'{' ? value.ToArray() : throw new JsonException($"{name} is not an object");
    }

    /// <summary>Copies of the elements of an array.</summary>
    /// <exception cref="JsonException">It is no array.</exception>
    public static List<ReadOnlyMemory<byte>> CopyElements(ReadOnlyMemory<byte> array)
    {
        ReadOnlyMemory<byte> copy = array.ToArray();
        var elements = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(copy.Span, new JsonReaderOptions { MaxDepth = 256 });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("not an array");
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
