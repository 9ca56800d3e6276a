using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace FauxSql.Protocol.Values;

/// <summary>
/// The size of items as DynamoDB counts it, names included.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
/// </summary>
public static class ItemSize
{
    /// <summary>The size of an item in bytes.</summary>
    /// <param name="itemJson">The item, such as <c>{"Id":{"S":"1"}}</c>.</param>
    public static int Of(ReadOnlySpan<byte> itemJson)
    {
        var reader = new Utf8JsonReader(itemJson, AttributeValueJson.ReaderOptions);
        reader.Read();
        return OfEntries(ref reader, perEntry: 0);
    }

    /// <summary>The size of an item in bytes.</summary>
    /// <param name="attributes">The item's attributes.</param>
    public static int Of(IEnumerable<KeyValuePair<string, AttributeValue>> attributes)
    {
        var size = 0;
        foreach (var (name, value) in attributes)
            size += Encoding.UTF8.GetByteCount(name) + value.SizeInBytes;
        return size;
    }

    private static int OfEntries(ref Utf8JsonReader reader, int perEntry)
    {
        var size = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            size += perEntry + TextLength(ref reader);
            reader.Read();
            size += OfValue(ref reader);
        }

        return size;
    }

    private static int OfValue(ref Utf8JsonReader reader)
    {
        reader.Read();
        var kind = AttributeValueJson.KindOf(ref reader);
        reader.Read();
        var size = kind switch
        {
            AttributeKind.List => 3 + OfElements(ref reader),
            AttributeKind.Map => 3 + OfEntries(ref reader, perEntry: 1),
            AttributeKind.StringSet or AttributeKind.NumberSet or AttributeKind.BinarySet => OfSet(ref reader, kind.Value),
            _ => OfScalar(ref reader, kind),
        };
        reader.Read();
        return size;
    }

    private static int OfElements(ref Utf8JsonReader reader)
    {
        var size = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            size += 1 + OfValue(ref reader);
        return size;
    }

    private static int OfSet(ref Utf8JsonReader reader, AttributeKind kind)
    {
        var element = kind switch
        {
            AttributeKind.StringSet => AttributeKind.String,
            AttributeKind.NumberSet => AttributeKind.Number,
            _ => AttributeKind.Binary,
        };
        var size = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            size += OfScalar(ref reader, element);
        return size;
    }

    private static int OfScalar(ref Utf8JsonReader reader, AttributeKind? kind) => kind switch
    {
        AttributeKind.String => TextLength(ref reader),
        AttributeKind.Number => DynamoNumber.TryParse(reader.ValueSpan, out var number) ? number.SizeInBytes : 1,
        AttributeKind.Binary => BinaryLength(ref reader),
        _ => 1,
    };

    private static int TextLength(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? Encoding.UTF8.GetByteCount(reader.GetString()!) : reader.ValueSpan.Length;

    private static int BinaryLength(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped ? reader.GetBytesFromBase64().Length
        : Base64.IsValid(reader.ValueSpan, out var length) ? length : 0;
}
