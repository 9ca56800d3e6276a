using System.Text;
using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Errors;

namespace FauxSql.Stores;

/// <summary>
/// Prints and parses how far the shards of an index were read, as an array with an element for each: null at the beginning, false at the end, and
/// otherwise the key of the last item used. Keys of items, not values to compare with, so that items of equal sort keys are neither lost nor doubled.
/// </summary>
internal static class ShardPositions
{
    /// <summary>The positions as JSON, or null when every shard was read to its end.</summary>
    public static ReadOnlyMemory<byte>? Print(IReadOnlyList<ShardPosition> shards) => shards.All(shard => shard.IsEnd) ? (ReadOnlyMemory<byte>?)null : JsonBytes.Write(shards, static (writer, shards) =>
    {
        writer.WriteStartArray();
        foreach (var shard in shards)
        {
            if (shard.IsEnd)
                writer.WriteBooleanValue(false);
            else if (shard.After is { } key)
                writer.WriteRawValue(key.Span, skipInputValidation: true);
            else
                writer.WriteNullValue();
        }

        writer.WriteEndArray();
    });

    public static IReadOnlyList<ShardPosition> Parse(ReadOnlyMemory<byte>? printed, int count)
    {
        if (printed is not { } json)
            return new ShardPosition[count];
        try
        {
            using var document = JsonDocument.Parse(json);
            var shards = document.RootElement.EnumerateArray().Select(PositionOf).ToList();
            return shards.Count == count ? shards : throw new CursorException($"The cursor is of {shards.Count} shards, and the index has {count}");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new CursorException("The cursor is damaged", exception);
        }
    }

    private static ShardPosition PositionOf(JsonElement shard) => shard.ValueKind switch
    {
        JsonValueKind.False => new ShardPosition(true, null),
        JsonValueKind.Null => new ShardPosition(false, null),
        _ => new ShardPosition(false, Encoding.UTF8.GetBytes(shard.GetRawText())),
    };
}
