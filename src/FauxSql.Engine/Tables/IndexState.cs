using System.Buffers;
using System.Collections.Immutable;
using FauxSql.Engine.Storage;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Tables;

/// <summary>An index and its entries: a row per item that has all the index's key attributes, with the projected attributes.</summary>
internal sealed class IndexState(TableDefinition table, IndexDefinition definition, RowStore rows)
{
    private readonly ProjectionExpression _projection = new(
        [.. table.Key.All.Concat(definition.Key.All).Select(a => a.Name).Concat(definition.Included).Distinct().Select(name => new DocumentPath(name))]);

    public IndexDefinition Definition { get; } = definition;

    public RowStore Rows { get; } = rows;

    /// <summary>The key of an item's entry, or <see langword="null"/> if the item is not in the index.</summary>
    // The table's key makes it unique.
    public byte[]? KeyOf(Func<string, AttributeValue?> attributeOf)
    {
        foreach (var attribute in Definition.Key.All)
            if (attributeOf(attribute.Name)?.Kind != attribute.Kind)
                return null;
        return KeyEncoder.Append(KeyEncoder.Row(Definition.Key, attributeOf), table.Key.All, attributeOf);
    }

    /// <summary>What the index keeps of an item.</summary>
    public StoredItem Project(StoredItem item)
    {
        if (Definition.ProjectsAll)
            return item;
        var buffer = new ArrayBufferWriter<byte>(256);
        Projector.Project(_projection, item.Json, buffer);
        return new StoredItem(buffer.WrittenSpan.ToArray(), ItemSize.Of(buffer.WrittenSpan));
    }

    /// <summary>Whether the index keeps an attribute.</summary>
    public bool Has(string attribute) => Definition.ProjectsAll || _projection.Paths.Any(p => p.Attribute == attribute);
}
