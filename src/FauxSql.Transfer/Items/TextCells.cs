using System.Text.Json;
using FauxSql.Schema;
using FauxSql.Transfer.Values;

namespace FauxSql.Transfer.Items;

/// <summary>
/// Cells of text, as a CSV file has them: null is an empty cell without quotes. An empty cell is the absence of the attribute, unless it is a text or bytes: quoted, or of an
/// attribute that every item has and that is no key, it is the empty one.
/// </summary>
internal sealed class TextCells(EntitySchema entity) : ICells
{
    public string?[] Row { get; set; } = [];

    public bool IsAbsent(int column, AttributeSchema attribute)
    {
        var text = Row[column];
        if (!string.IsNullOrEmpty(text))
            return TextValue.IsEmptySet(attribute.Value, text);
        var mayBeEmpty = attribute.Value is null or { Form: ValueForm.Text or ValueForm.Bytes };
        return !mayBeEmpty || (text is null && (!attribute.IsRequired || entity.Key.Attributes.Contains(attribute.Name)));
    }

    public void Write(Utf8JsonWriter writer, int column, ValueSchema value) => TextValue.Write(writer, value, Row[column] ?? "");

    public void Print(Utf8JsonWriter writer, int column) => writer.WriteStringValue(Row[column]);
}
