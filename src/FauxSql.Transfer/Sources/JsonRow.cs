using System.Text;
using System.Text.Json;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Transfer.Items;
using FauxSql.Transfer.Values;

namespace FauxSql.Transfer.Sources;

/// <summary>
/// Makes items of JSON: of <c>{"Item":{"OrderId":{"S":"1"}}}</c>, as exports have it, which is taken as it is, and of <c>{"OrderId":"1"}</c>, whose data types are those of
/// the model.
/// </summary>
internal sealed class JsonRow
{
    private const string ItemName = "Item";

    private static ReadOnlySpan<byte> Start => "{\"Item\":"u8;

    private readonly EntitySchema _entity;
    private readonly string _source;
    private readonly Skips _skips;
    private readonly PlainCells _cells;
    private readonly ItemBuilder _builder;
    private readonly TypedItem _typed;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    public JsonRow(string source, EntitySchema entity, Skips skips)
    {
        (_source, _entity, _skips) = (source, entity, skips);
        _typed = new TypedItem(entity);
        _cells = new PlainCells(entity);
        _builder = new ItemBuilder(entity, entity.Attributes.Select((attribute, at) => new ColumnBinding(attribute, [at], attribute.Name)));
    }

    /// <exception cref="RowException">It cannot become an item.</exception>
    public ReadOnlyMemory<byte> ItemOf(ReadOnlyMemory<byte> line)
    {
        if (!System.Text.Unicode.Utf8.IsValid(line.Span))
            throw new RowException("it is not UTF-8; save the file as UTF-8");
        if (line.Span is [.. var start, (byte)'}'] && start.StartsWith(Start) && _typed.IsPlain(start[Start.Length..]))
            return start[Start.Length..].ToArray();
        return TypedIn(line) is { } typed ? Typed(typed) : Plain(line);
    }

    /// <summary>The item of a row that was rejected before.</summary>
    /// <exception cref="RowException">It cannot become an item.</exception>
    public ReadOnlyMemory<byte> ItemOf(JsonElement row, bool isTyped)
    {
        if (row.ValueKind != JsonValueKind.Object)
            throw new RowException("it is no object; give it the attributes of the item");
        var json = Encoding.UTF8.GetBytes(row.GetRawText());
        return isTyped ? Typed(json) : ItemOf(json);
    }

    private ReadOnlyMemory<byte> Typed(ReadOnlyMemory<byte> item)
    {
        _typed.Check(item.Span);
        return item.ToArray();
    }

    // The bytes of the item, when the line is one that an export wrote.
    private static ReadOnlyMemory<byte>? TypedIn(ReadOnlyMemory<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line.Span, new JsonReaderOptions { MaxDepth = ItemJson.WriterOptions.MaxDepth });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals(ItemName))
                return null;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (reader.TokenType != JsonTokenType.StartObject)
                return null;
            reader.Skip();
            var end = (int)reader.BytesConsumed;
            return reader.Read() && reader.TokenType == JsonTokenType.EndObject && !reader.Read() ? line[start..end] : null;
        }
        catch (JsonException problem)
        {
            throw NoJson(problem);
        }
    }

    private ReadOnlyMemory<byte> Plain(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind == JsonValueKind.Object ? Plain(json.RootElement) : throw new RowException("it is no JSON object");
        }
        catch (JsonException problem)
        {
            throw NoJson(problem);
        }
    }

    private ReadOnlyMemory<byte> Plain(JsonElement row)
    {
        _cells.Clear();
        foreach (var property in row.EnumerateObject())
        {
            var column = ColumnOf(property.Name);
            if (column >= 0 && !_cells.TryAdd(column, property.Value))
                throw new RowException($"{_entity.Attributes[column].Name} is given twice");
        }

        return _builder.Build(_cells);
    }

    // -1 for what is to be left out.
    private int ColumnOf(string name)
    {
        if (_columns.TryGetValue(name, out var column))
            return column;
        if (_skips.Has(_source, name))
            return _columns[name] = -1;
        column = SourceNaming.AttributeOf(_entity, name);
        return column >= 0 ? _columns[name] = column
            : throw new RowException($"\"{name}\" is no attribute of {_entity.Name}; rename it, or leave it out with --skip {_source}.{name}");
    }

    private static RowException NoJson(JsonException problem) => new($"it is no JSON, from byte {(problem.BytePositionInLine + 1)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "1"} on");
}
