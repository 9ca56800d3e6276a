using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using FauxSql.Protocol.Limits;

namespace FauxSql.Protocol.Values;

/// <summary>Attribute values as the JSON of the protocol: reader and writer.</summary>
internal static class AttributeValueJson
{
    /// <summary>Values may be nested 32 deep, which is twice as deep in JSON. What is unknown in a value is passed over, and may be deeper.</summary>
    public static JsonReaderOptions ReaderOptions => new() { MaxDepth = 256 };

    private static readonly JsonEncodedText[] Codes = [.. Enum.GetValues<AttributeKind>().Select(kind => JsonEncodedText.Encode(kind.ToCode()))];

    private const string Malformed =
        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";

    private const string Several =
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes";

    private const string TooDeep =
        "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit";

    public static AttributeValue Read(ref Utf8JsonReader reader) => Read(ref reader, depth: 0);

    // Members that are null or unknown count as absent.
    private static AttributeValue Read(ref Utf8JsonReader reader, int depth)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new AttributeFormatException("Unexpected value type in payload");
        if (depth >= DynamoLimits.NestingDepth)
            throw new AttributeFormatException(TooDeep);
        AttributeValue? value = null;
        var count = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var kind = KindOf(ref reader);
            reader.Read();
            if (kind is null || reader.TokenType == JsonTokenType.Null)
            {
                reader.Skip();
                continue;
            }

            value = ReadContent(ref reader, kind.Value, depth + 1);
            count++;
        }

        return count switch
        {
            0 => throw new AttributeFormatException(Malformed),
            1 => value!,
            _ => throw new AttributeFormatException(Several),
        };
    }

    internal static AttributeKind? KindOf(ref Utf8JsonReader reader) => reader.ValueSpan.Length switch
    {
        1 when !reader.ValueIsEscaped => reader.ValueSpan[0] switch
        {
            (byte)'S' => AttributeKind.String,
            (byte)'N' => AttributeKind.Number,
            (byte)'B' => AttributeKind.Binary,
            (byte)'L' => AttributeKind.List,
            (byte)'M' => AttributeKind.Map,
            _ => null,
        },
        _ => AttributeKindNames.FromCode(TextOf(ref reader)),
    };

    public static void Write(Utf8JsonWriter writer, AttributeValue value)
    {
        writer.WriteStartObject();
        if (value is AttributeValue.String text)
        {
            writer.WriteString(Codes[(int)AttributeKind.String], text.Text);
            writer.WriteEndObject();
            return;
        }

        writer.WritePropertyName(Codes[(int)value.Kind]);
        switch (value)
        {
            case AttributeValue.Number n:
                writer.WriteStringValue(n.Value.ToString());
                break;
            case AttributeValue.Binary b:
                writer.WriteBase64StringValue(b.Bytes.Span);
                break;
            case AttributeValue.Boolean b:
                writer.WriteBooleanValue(b.Value);
                break;
            case AttributeValue.Null:
                writer.WriteBooleanValue(true);
                break;
            case AttributeValue.List l:
                WriteArray(writer, l.Elements, static (w, element) => Write(w, element));
                break;
            case AttributeValue.Map m:
                WriteEntries(writer, m.Entries);
                break;
            case AttributeValue.StringSet s:
                WriteArray(writer, s.Elements, static (w, element) => w.WriteStringValue(element));
                break;
            case AttributeValue.NumberSet s:
                WriteArray(writer, s.Elements, static (w, element) => w.WriteStringValue(element.ToString()));
                break;
            case AttributeValue.BinarySet s:
                WriteArray(writer, s.Elements, static (w, element) => w.WriteBase64StringValue(element.Span));
                break;
        }

        writer.WriteEndObject();
    }

    public static void WriteEntries(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, AttributeValue>> entries)
    {
        writer.WriteStartObject();
        foreach (var (name, entry) in entries)
        {
            writer.WritePropertyName(name);
            Write(writer, entry);
        }

        writer.WriteEndObject();
    }

    private static void WriteArray<T>(Utf8JsonWriter writer, ImmutableArray<T> elements, Action<Utf8JsonWriter, T> writeElement)
    {
        writer.WriteStartArray();
        foreach (var element in elements)
            writeElement(writer, element);
        writer.WriteEndArray();
    }

    private static AttributeValue ReadContent(ref Utf8JsonReader reader, AttributeKind kind, int depth) => kind switch
    {
        AttributeKind.String => new AttributeValue.String(ReadText(ref reader)),
        AttributeKind.Number => new AttributeValue.Number(ReadNumber(ref reader)),
        AttributeKind.Binary => new AttributeValue.Binary(ReadBytes(ref reader)),
        AttributeKind.Boolean => new AttributeValue.Boolean(ReadBoolean(ref reader)),
        AttributeKind.Null => ReadBoolean(ref reader)
            ? AttributeValue.Null.Instance
            : throw new AttributeFormatException("One or more parameter values were invalid: Null attribute value types must have the value of true"),
        AttributeKind.List => new AttributeValue.List(ReadArray(ref reader, (ref Utf8JsonReader r) => Read(ref r, depth))),
        AttributeKind.Map => new AttributeValue.Map(ReadEntries(ref reader, depth)),
        AttributeKind.StringSet => new AttributeValue.StringSet(InOrder(ReadArray(ref reader, ReadText), Utf8Comparer.Instance, SetErrors.OfStrings)),
        AttributeKind.NumberSet => new AttributeValue.NumberSet(InOrder(ReadArray(ref reader, ReadNumber), Comparer<DynamoNumber>.Default, SetErrors.OfNumbers)),
        _ => new AttributeValue.BinarySet(InOrder(ReadArray(ref reader, ReadBytes), BinaryComparer.Instance, SetErrors.OfBinaries)),
    };

    private delegate T ElementReader<T>(ref Utf8JsonReader reader);

    private static ImmutableArray<T> ReadArray<T>(ref Utf8JsonReader reader, ElementReader<T> readElement)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new AttributeFormatException("Unexpected value type in payload");
        var elements = ImmutableArray.CreateBuilder<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            elements.Add(readElement(ref reader));
        return elements.ToImmutable();
    }

    private static ImmutableDictionary<string, AttributeValue> ReadEntries(ref Utf8JsonReader reader, int depth)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new AttributeFormatException("Unexpected value type in payload");
        var entries = ImmutableDictionary.CreateBuilder<string, AttributeValue>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = TextOf(ref reader);
            reader.Read();
            entries[name] = Read(ref reader, depth);
        }

        return entries.ToImmutable();
    }

    // AWS keeps and answers the elements of a set in order, and so do we: what comes from a stored item is mostly in order already.
    private static ImmutableArray<T> InOrder<T>(ImmutableArray<T> elements, IComparer<T> comparer, SetErrors<T> errors)
    {
        if (elements.IsEmpty)
            throw new AttributeFormatException(errors.Empty);
        if (IsAscending(elements, comparer))
            return elements;
        var sorted = elements.Sort(comparer);
        return IsAscending(sorted, comparer) ? sorted : throw new AttributeFormatException(errors.Duplicates(elements));
    }

    private static bool IsAscending<T>(ImmutableArray<T> elements, IComparer<T> comparer)
    {
        for (var i = 1; i < elements.Length; i++)
            if (comparer.Compare(elements[i - 1], elements[i]) >= 0)
                return false;
        return true;
    }

    private static string ReadText(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? TextOf(ref reader) : throw new AttributeFormatException("Unexpected value type in payload");

    /// <summary>Whether a name is this one; only one that is escaped can be no text.</summary>
    internal static bool IsNamed(ref Utf8JsonReader reader, string name) => reader.ValueIsEscaped ? TextOf(ref reader) == name : reader.ValueTextEquals(name);

    /// <inheritdoc cref="IsNamed(ref Utf8JsonReader, string)"/>
    internal static bool IsNamed(ref Utf8JsonReader reader, byte[] name) => reader.ValueIsEscaped ? TextOf(ref reader) == Encoding.UTF8.GetString(name) : reader.ValueTextEquals(name);

    /// <summary>The text of a string or name; escapes that are half of a surrogate pair are no text.</summary>
    internal static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException exception)
        {
            throw new AttributeFormatException("Invalid UTF-16 surrogate pair in payload", exception);
        }
    }

    private static bool ReadBoolean(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.String when FlagWords.Parse(TextOf(ref reader)) is { } value => value,
        _ => throw new AttributeFormatException("Unexpected value type in payload"),
    };

    private static ReadOnlyMemory<byte> ReadBytes(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var bytes)
            ? bytes
            : throw new AttributeFormatException("Invalid Base64 encoding in payload");

    private static DynamoNumber ReadNumber(ref Utf8JsonReader reader)
    {
        var text = Encoding.UTF8.GetBytes(ReadText(ref reader));
        if (DynamoNumber.TryParse(text, out var number, out var error))
            return number;
        throw new AttributeFormatException(error == NumberError.Malformed && text.Length > 0
            ? $"The parameter cannot be converted to a numeric value: {Encoding.UTF8.GetString(text)}"
            : DynamoNumber.Describe(error));
    }
}
