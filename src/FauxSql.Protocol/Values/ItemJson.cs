using System.Buffers;
using System.Text.Json;

namespace FauxSql.Protocol.Values;

/// <summary>Whole items as JSON: parser and printer.</summary>
public static class ItemJson
{
    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    /// <summary>An item without attributes, as conditions see one that is not there.</summary>
    public static ReadOnlyMemory<byte> Empty { get; } = "{}"u8.ToArray();

    /// <summary>The attributes of an item.</summary>
    /// <param name="itemJson">The item, such as <c>{"Id":{"S":"1"}}</c>.</param>
    /// <exception cref="AttributeFormatException">The JSON is not an item.</exception>
    public static Dictionary<string, AttributeValue> Parse(ReadOnlySpan<byte> itemJson)
    {
        var reader = new Utf8JsonReader(itemJson, AttributeValueJson.ReaderOptions);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new AttributeFormatException("Unexpected value type in payload");
        var attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = AttributeValueJson.TextOf(ref reader);
            reader.Read();
            attributes[name] = AttributeValueJson.Read(ref reader);
        }

        return attributes;
    }

    /// <summary>Writes an item.</summary>
    /// <param name="output">Where it is written.</param>
    /// <param name="attributes">The attributes.</param>
    public static void Write(IBufferWriter<byte> output, IEnumerable<KeyValuePair<string, AttributeValue>> attributes) =>
        Print(output, attributes, static (writer, entries) => AttributeValueJson.WriteEntries(writer, entries));

    /// <summary>Prints with this thread's writer.</summary>
    internal static void Print<T>(IBufferWriter<byte> output, T content, Action<Utf8JsonWriter, T> print)
    {
        // Taken while it is in use, in case the content is worked out as it is written.
        var writer = t_writer ?? new Utf8JsonWriter(output, WriterOptions);
        t_writer = null;
        writer.Reset(output);
        print(writer, content);
        writer.Flush();
        t_writer = writer;
    }

    /// <summary>How items are printed: compact, nested as deep as DynamoDB allows.</summary>
    public static JsonWriterOptions WriterOptions => new()
    {
        MaxDepth = 160,
        SkipValidation = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
