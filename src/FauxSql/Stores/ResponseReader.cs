using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Protocol.Values;

namespace FauxSql.Stores;

/// <summary>Finds what the store needs in answers, and copies it out of their pooled buffers.</summary>
internal static class ResponseReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 256 };

    private static ReadOnlySpan<byte> Spaces => " \t\r\n"u8;

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

    /// <summary>The item of an answer as an entity, or null when there is none.</summary>
    /// <exception cref="JsonException">It is no object, or the answer breaks off within it.</exception>
    public static T? Entity<T>(ReadOnlyMemory<byte> body, EntityCodec<T> codec)
        where T : class
    {
        var reader = new Utf8JsonReader(body.Span, Options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isItem = reader.ValueTextEquals("Item"u8);
            reader.Read();
            if (isItem && reader.TokenType != JsonTokenType.Null)
            {
                if (reader.TokenType != JsonTokenType.StartObject)
                    throw new JsonException("Item is not an object");
                return codec.ReadPlain(body.Span[(int)reader.TokenStartIndex..], out _) ?? codec.Decode(body, ref reader);
            }

            reader.Skip();
        }

        return null;
    }

    /// <summary>The first value of some JSON.</summary>
    /// <exception cref="JsonException">The JSON breaks off within it.</exception>
    public static ReadOnlyMemory<byte> Value(ReadOnlyMemory<byte> json)
    {
        var reader = new Utf8JsonReader(json.Span, Options);
        reader.Read();
        reader.Skip();
        return json[..(int)reader.BytesConsumed];
    }

    /// <summary>Copies of the elements of an array.</summary>
    /// <exception cref="JsonException">It is no array.</exception>
    public static List<ReadOnlyMemory<byte>> CopyElements(ReadOnlyMemory<byte> array)
    {
        var elements = new List<ReadOnlyMemory<byte>>();
        var reader = new Utf8JsonReader(array.Span, Options);
        reader.Read();
        CopyElements(ref reader, array, elements);
        return elements;
    }

    /// <summary>Gives the items of a page to a sink or copies them to a list, in one pass over the answer, because pages are large.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="sink">What takes the items, or null when all of them are copied.</param>
    /// <param name="items">Where copies of the items go.</param>
    /// <param name="skip">How many of the items that a sink takes are not copied too.</param>
    /// <exception cref="JsonException">The answer is not a page.</exception>
    public static PageEnd ReadPage(ReadOnlyMemory<byte> body, IItemSink? sink, List<ReadOnlyMemory<byte>> items, int skip)
    {
        var (sent, page) = (0, default(PageEnd));
        var reader = new Utf8JsonReader(body.Span, Options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isItems, isLast) = (reader.ValueTextEquals("Items"u8), reader.ValueTextEquals("LastEvaluatedKey"u8));
            var (isCount, isEvaluated) = (reader.ValueTextEquals("Count"u8), reader.ValueTextEquals("ScannedCount"u8));
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.Null)
                continue;
            if (isItems)
                sent = sink is null ? CopyElements(ref reader, body, items) : GiveElements(ref reader, ref body, sink, items, skip);
            else if (isCount)
                page = page with { Count = reader.GetInt32() };
            else if (isEvaluated)
                page = page with { Evaluated = reader.GetInt32() };
            else
                reader.Skip();
            if (isLast)
                page = page with { LastKey = body.Span[start] != (byte)'{' ? throw new JsonException("LastEvaluatedKey is not an object") : body[start..(int)reader.BytesConsumed].ToArray() };
        }

        // What was sent counts, whatever is said of it.
        return sent == 0 ? page with { Evaluated = Math.Max(page.Evaluated, page.Count) } : page with { Count = sent, Evaluated = Math.Max(page.Evaluated, sent) };
    }

    // One copy of all elements and what follows them, which is short, so that nothing has to be measured first.
    private static int CopyElements(ref Utf8JsonReader reader, ReadOnlyMemory<byte> json, List<ReadOnlyMemory<byte>> elements)
    {
        CheckIsList(ref reader);
        var (before, offset) = (elements.Count, (int)reader.TokenStartIndex);
        ReadOnlyMemory<byte> copy = json[offset..].ToArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex - offset;
            reader.Skip();
            elements.Add(copy[start..((int)reader.BytesConsumed - offset)]);
        }

        return elements.Count - before;
    }

    // What a sink takes without the reader, the reader is not shown: it begins anew behind that, and so does what it reads.
    private static int GiveElements(ref Utf8JsonReader reader, ref ReadOnlyMemory<byte> json, IItemSink sink, List<ReadOnlyMemory<byte>> copies, int skip)
    {
        CheckIsList(ref reader);
        var (given, begun, at) = (0, reader.CurrentState, (int)reader.BytesConsumed);
        for (; ; given++)
        {
            var length = sink.TryAdd(json[at..]);
            if (length == 0)
            {
                json = json[at..];
                reader = new Utf8JsonReader(json.Span, isFinalBlock: true, begun);
                if (!reader.Read() || reader.TokenType == JsonTokenType.EndArray)
                    return given;
                at = (int)reader.TokenStartIndex;
                sink.Add(json, ref reader);
                length = (int)reader.BytesConsumed - at;
            }

            if (given >= skip)
                copies.Add(json.Slice(at, length).ToArray());
            at = Behind(json.Span, at + length);
        }
    }

    // Where the next object of a list begins, or where the list ends.
    private static int Behind(ReadOnlySpan<byte> json, int at)
    {
        var rest = json[at..].TrimStart(Spaces);
        if (rest is [(byte)']', ..])
            return json.Length - rest.Length;
        var next = rest is [(byte)',', ..] ? rest[1..].TrimStart(Spaces) : [];
        return next is [(byte)'{', ..] ? json.Length - next.Length : throw new JsonException("A list goes on otherwise than with a comma and an object");
    }

    private static void CheckIsList(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException("A list was expected");
    }

    /// <summary>Gives the items that a batch has of a table to a sink, in one pass over the answer.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="table">The table.</param>
    /// <param name="sink">What takes the items.</param>
    /// <param name="items">How many there were.</param>
    /// <returns>A copy of what the service left over, or null for nothing.</returns>
    /// <exception cref="JsonException">The answer is not a batch.</exception>
    public static ReadOnlyMemory<byte>? ReadBatch(ReadOnlyMemory<byte> body, string table, IItemSink sink, out int items)
    {
        items = 0;
        ReadOnlyMemory<byte>? left = null;
        var reader = new Utf8JsonReader(body.Span, Options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isResponses, isLeft) = (reader.ValueTextEquals("Responses"u8), reader.ValueTextEquals("UnprocessedKeys"u8));
            reader.Read();
            if (reader.TokenType == JsonTokenType.Null)
                continue;
            var start = (int)reader.TokenStartIndex;
            if (isResponses)
                items += ReadTables(ref reader, ref body, table, sink);
            else
                reader.Skip();
            if (isLeft)
                left = body.Span[start] == (byte)'{' ? body[start..(int)reader.BytesConsumed].ToArray() : throw new JsonException("UnprocessedKeys is not an object");
        }

        return left;
    }

    private static int ReadTables(ref Utf8JsonReader reader, ref ReadOnlyMemory<byte> body, string table, IItemSink sink)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Responses is not an object");
        var items = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isTable = reader.ValueTextEquals(table);
            reader.Read();
            if (!isTable || reader.TokenType == JsonTokenType.Null)
            {
                reader.Skip();
                continue;
            }

            items += GiveElements(ref reader, ref body, sink, [], int.MaxValue);
        }

        return items;
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

    /// <summary>How many items an answer of a read has; 0 when it is no answer of DynamoDB's.</summary>
    public static int ItemsIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.TryGetProperty("Item", out _) ? 1
                : root.TryGetProperty("Items", out var items) ? items.GetArrayLength()
                : root.TryGetProperty("Responses", out var tables) ? tables.EnumerateObject().Sum(table => table.Value.GetArrayLength())
                : 0;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return 0;
        }
    }

    private static double UnitsOf(JsonElement capacity) =>
        capacity.ValueKind == JsonValueKind.Object && capacity.TryGetProperty("CapacityUnits", out var units) && units.TryGetDouble(out var number) ? number : 0;
}
