using System.Buffers;
using FauxSql.Engine.Injection;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Tables;

/// <summary>An index and its entries: a row per item that has all the index's key attributes, with the projected attributes.</summary>
internal sealed class IndexState(KeySchema tableKey, IndexDefinition definition, RowStore rows)
{
    private readonly ProjectionExpression _projection = new(
        [.. tableKey.All.Concat(definition.Key.All).Select(a => a.Name).Concat(definition.Included).Distinct().Select(name => new DocumentPath(name))]);

    public IndexDefinition Definition { get; private set; } = definition;

    public RowStore Rows { get; } = rows;

    /// <summary>What readers see if changes are to reach them late, or <see langword="null"/>.</summary>
    public DelayedRows? Delayed { get; set; }

    /// <summary>Whether the index was deleted after somebody had got hold of it.</summary>
    public bool IsDropped { get; private set; }

    /// <summary>The key of an item's entry, or <see langword="null"/> if the item is not in the index.</summary>
    // The table's key makes it unique.
    public byte[]? KeyOf(Func<string, AttributeValue?> attributeOf) =>
        KeyValidation.IsKey(Definition.Key, attributeOf) ? KeyEncoder.Row(Definition.Key, tableKey.All, attributeOf) : null;

    /// <summary>
    /// Whether the index answers for a row of the table. While it is being built it has the entries of the rows up to a point, and writes
    /// behind that point are none of its business: the build will find them.
    /// </summary>
    public bool Covers(ReadOnlySpan<byte> tableRow) => Definition.BuiltTo is not { } end || tableRow.SequenceCompareTo(end) <= 0;

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

    /// <summary>What the index is doing at a moment; the moment of a change itself still belongs to it if that is asked for.</summary>
    public string StatusAt(DateTimeOffset now, bool includingNow = false) =>
        Definition.BuiltTo is null ? TableState.StatusOf(Definition.Change, now, includingNow) : StateChange.Creating;

    /// <summary>To be called within a session before anything is done with the rows.</summary>
    public void ThrowIfDropped()
    {
        if (IsDropped)
            throw Faults.IndexNotFound(Definition.Name);
    }

    /// <summary>Takes over a definition that has been committed.</summary>
    public void Become(IndexDefinition definition) => Definition = definition;

    /// <summary>To be called once the rows have been dropped.</summary>
    public void Close()
    {
        IsDropped = true;
        Rows.Close();
    }
}
