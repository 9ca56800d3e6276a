using System.Text;
using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Naming;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Transfer.Values;

namespace FauxSql.Transfer.Items;

/// <summary>Items that are given as DynamoDB has them, with the names of the data types. They are stored as they are given, what the model does not know included.</summary>
internal sealed class TypedItem
{
    private readonly EntitySchema _entity;
    private readonly byte[][] _names;
    private readonly bool[] _found;
    private readonly int[] _keys;

    public TypedItem(EntitySchema entity)
    {
        _entity = entity;
        _names = [.. entity.Attributes.Select(attribute => Encoding.UTF8.GetBytes(attribute.Name))];
        _found = new bool[_names.Length];
        _keys = [.. entity.Key.Attributes.Select(key => entity.Attributes.ToList().FindIndex(attribute => attribute.Name == key))];
    }

    /// <exception cref="RowException">It is no item of the entity.</exception>
    public void Check(ReadOnlySpan<byte> item)
    {
        if (!IsPlain(item))
            CheckParsed(item);
    }

    /// <summary>Whether the bytes are one item of the entity for certain, of which nothing has to be made to see it.</summary>
    public bool IsPlain(ReadOnlySpan<byte> item)
    {
        if (item is not [(byte)'{', .., (byte)'}'])
            return false;
        try
        {
            Array.Clear(_found);
            var reader = new Utf8JsonReader(item, new JsonReaderOptions { MaxDepth = ItemJson.WriterOptions.MaxDepth });
            reader.Read();
            for (var next = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; next++)
            {
                var at = PlaceOf(ref reader, next);
                if (at < 0 || _found[at] || !IsPlain(ref reader, out var kind, depth: 0) || kind != _entity.Attributes[at].Kind)
                    return false;
                _found[next = at] = true;
            }

            return !reader.Read() && Array.TrueForAll(_keys, key => _found[key]);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // Attributes are mostly in the order of the model.
    private int PlaceOf(ref Utf8JsonReader reader, int next)
    {
        if (next < _names.Length && reader.ValueTextEquals(_names[next]))
            return next;
        for (var at = 0; at < _names.Length; at++)
        {
            if (reader.ValueTextEquals(_names[at]))
                return at;
        }

        return -1;
    }

    private static bool IsPlain(ref Utf8JsonReader reader, out AttributeKind kind, int depth)
    {
        kind = default;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName || depth == DynamoLimits.NestingDepth)
            return false;
        bool isPlain;
        if (reader.ValueTextEquals("S"u8))
            (kind, isPlain) = (AttributeKind.String, reader.Read() && reader is { TokenType: JsonTokenType.String, ValueIsEscaped: false });
        else if (reader.ValueTextEquals("N"u8))
            (kind, isPlain) = (AttributeKind.Number, reader.Read() && reader is { TokenType: JsonTokenType.String, ValueIsEscaped: false } && DynamoNumber.TryParse(reader.ValueSpan, out _));
        else if (reader.ValueTextEquals("BOOL"u8))
            (kind, isPlain) = (AttributeKind.Boolean, reader.Read() && reader.TokenType is JsonTokenType.True or JsonTokenType.False);
        else if (reader.ValueTextEquals("L"u8))
            (kind, isPlain) = (AttributeKind.List, IsPlainList(ref reader, depth + 1));
        else if (reader.ValueTextEquals("M"u8))
            (kind, isPlain) = (AttributeKind.Map, IsPlainMap(ref reader, depth + 1));
        else
            return false;
        return isPlain && reader.Read() && reader.TokenType == JsonTokenType.EndObject;
    }

    private static bool IsPlainMap(ref Utf8JsonReader reader, int depth)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueIsEscaped || !IsPlain(ref reader, out _, depth))
                return false;
        }

        return true;
    }

    // Looks at the next token with a copy of the reader, because elements begin with it.
    private static bool IsPlainList(ref Utf8JsonReader reader, int depth)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            return false;
        for (var ahead = reader; ahead.Read() && ahead.TokenType != JsonTokenType.EndArray; ahead = reader)
        {
            if (!IsPlain(ref reader, out _, depth))
                return false;
        }

        return reader.Read();
    }

    private void CheckParsed(ReadOnlySpan<byte> item)
    {
        var attributes = Parse(item);
        if (attributes.Keys.FirstOrDefault(OwnAttributes.IsMadeAnew) is { } own)
            throw new RowException($"{own} is FauxSql's own attribute, which is made anew; leave it out");
        if (attributes.TryGetValue(OwnNames.Change, out var change) && (change is not AttributeValue.Number || ItemForm.Of(change) > _entity.ChangeVersion))
            throw new RowException($"{OwnNames.Change} says that it has a change which the model does not know: import it with the newer model");
        foreach (var attribute in _entity.Attributes)
        {
            if (!attributes.TryGetValue(attribute.Name, out var value))
                continue;
            if (value.Kind != attribute.Kind && value is not AttributeValue.Null)
                throw new RowException($"{attribute.Name} is of type {value.Kind.ToCode()}, and {attribute.Kind.ToCode()} in the model");
        }

        foreach (var key in _entity.Key.Attributes)
        {
            if (attributes.GetValueOrDefault(key) is null or AttributeValue.Null)
                throw new RowException($"{key} is a key, and missing");
        }
    }

    private static Dictionary<string, AttributeValue> Parse(ReadOnlySpan<byte> item)
    {
        try
        {
            return ItemJson.Parse(item);
        }
        catch (Exception exception) when (exception is AttributeFormatException or JsonException or InvalidOperationException)
        {
            throw new RowException($"it is no item as DynamoDB writes it: {exception.Message}");
        }
    }
}
