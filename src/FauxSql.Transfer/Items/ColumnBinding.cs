using System.Text.Json;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Transfer.Items;

/// <summary>Where an attribute comes from.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Columns">The number of its column; several are joined by <c>#</c>, as a scaffolded sort key is.</param>
/// <param name="Source">What the source calls it, for messages.</param>
internal sealed record ColumnBinding(AttributeSchema Attribute, IReadOnlyList<int> Columns, string Source)
{
    /// <summary>The name of the attribute, as it is printed.</summary>
    public JsonEncodedText Name { get; } = JsonEncodedText.Encode(Attribute.Name, ItemJson.WriterOptions.Encoder);
}
