using System.Text;
using CsvHelper;
using FauxSql.Codecs;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Transfer.Items;
using FauxSql.Transfer.Values;

namespace FauxSql.Transfer.Exporting;

/// <summary>Writes items as rows, and makes sure of each that an import makes the same item of it.</summary>
internal sealed class CsvSink : IItemSink
{
    private readonly EntitySchema _entity;
    private readonly CsvWriter _csv;
    private readonly TextCells _cells;
    private readonly ItemBuilder _builder;

    public CsvSink(EntitySchema entity, Stream stream)
    {
        _entity = entity;
        _csv = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n" });
        _cells = new TextCells(entity);
        _builder = new ItemBuilder(entity, entity.Attributes.Select((attribute, at) => new ColumnBinding(attribute, [at], attribute.Name)));
        foreach (var attribute in entity.Attributes)
            _csv.WriteField(attribute.Name);
        _csv.EndRecord();
    }

    public void Write(ReadOnlyMemory<byte> item)
    {
        if (ItemForm.Of(item) != _entity.ChangeVersion)
            throw Untold(item, "it does not have the changes of the model, which an import takes for granted; 'fauxsql apply' makes them");
        var attributes = OwnAttributes.Without(item.Span);
        foreach (var attribute in _entity.Attributes.Where(attribute => attribute.Mirror is not null))
        {
            // The import writes both names again.
            if (attributes.Remove(attribute.Mirror!, out var value))
                attributes.TryAdd(attribute.Name, value);
        }

        if (attributes.Keys.Except(_entity.Attributes.Select(attribute => attribute.Name), StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw Untold(item, $"it has an attribute {unknown}, which the model does not know");
        foreach (var (at, attribute) in _entity.Attributes.Index())
            _cells.Row[at] = attributes.TryGetValue(attribute.Name, out var value) ? TextOf(value) : null;
        Verify(item, attributes);
        foreach (var text in _cells.Row)
            _csv.WriteField(text ?? "", text is "" ? CsvQuoting.Always : CsvQuoting.WhenNeeded);
        _csv.EndRecord();
    }

    public void Dispose() => _csv.Dispose();

    private static string? TextOf(AttributeValue value) => value switch
    {
        AttributeValue.String text => text.Text,
        AttributeValue.Number number => number.Value.ToString(),
        AttributeValue.Boolean flag => flag.Value ? "true" : "false",
        AttributeValue.Binary bytes => Convert.ToBase64String(bytes.Bytes.Span),
        AttributeValue.Null => null,
        _ => Encoding.UTF8.GetString(JsonBytes.Write(value, static (writer, value) => PlainJson.Write(writer, value))),
    };

    // NULL reads as the absence of the attribute, and becomes it.
    private void Verify(ReadOnlyMemory<byte> item, Dictionary<string, AttributeValue> attributes)
    {
        try
        {
            var told = OwnAttributes.Without(_builder.Build(_cells).Span);
            var different = attributes.FirstOrDefault(attribute => attribute.Value is not AttributeValue.Null && !attribute.Value.Equals(told.GetValueOrDefault(attribute.Key))).Key
                ?? told.Keys.FirstOrDefault(name => !attributes.ContainsKey(name));
            if (different is not null)
                throw Untold(item, $"{different} is not stored as the model stores it");
        }
        catch (RowException problem)
        {
            throw Untold(item, problem.Message);
        }
    }

    private TransferException Untold(ReadOnlyMemory<byte> item, string reason) =>
        new($"{_entity.Name} {Shown.KeyOf(_entity, item)} cannot be told in a CSV file: {reason}. Nothing was exported; '--to jsonl' tells every item as it is.");
}
