using System.Text.Json;
using FauxSql.Schema;
using FauxSql.Transfer.Values;

namespace FauxSql.Transfer.Items;

/// <summary>Cells of text, as they are written to a CSV file.</summary>
internal sealed class TextCells(EntitySchema entity) : ICells
{
    public string?[] Row { get; } = new string?[entity.Attributes.Count];

    public bool IsAbsent(int column, AttributeSchema attribute) => Row[column] is { Length: > 0 } text
        ? TextValue.IsEmptySet(attribute.Value, text)
        : IsEmptyAbsent(entity, attribute, isQuoted: Row[column] is not null);

    public void Write(Utf8JsonWriter writer, int column, ValueSchema value) => TextValue.Write(writer, value, Row[column] ?? "");

    /// <summary>
    /// Whether an empty cell of a CSV file stands for the absence of the attribute: always, unless it is a text or bytes. Then it is the empty one between quotes, and where every
    /// item has the attribute and it is no key.
    /// </summary>
    public static bool IsEmptyAbsent(EntitySchema entity, AttributeSchema attribute, bool isQuoted) =>
        attribute.Value is not (null or { Form: ValueForm.Text or ValueForm.Bytes })
        || (!isQuoted && (!attribute.IsRequired || entity.Key.Attributes.Contains(attribute.Name)));
}
