using System.Collections.Immutable;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Tables;

/// <summary>A table, its rows, and its indexes.</summary>
internal sealed class TableState
{
    private readonly long _id;

    /// <summary>Opens a table whose rows exist.</summary>
    public TableState(SqliteDatabase database, long id, StoredTable stored)
    {
        _id = id;
        Stored = stored;
        Rows = new RowStore(database, RowsName(id));
        Indexes = [.. Definition.Indexes.Select((index, i) => new IndexState(Definition, index, new RowStore(database, IndexName(id, i))))];
    }

    public StoredTable Stored { get; }

    public TableDefinition Definition => Stored.Definition;

    public RowStore Rows { get; }

    public ImmutableArray<IndexState> Indexes { get; }

    /// <summary>Whether the table was deleted after somebody had got hold of it.</summary>
    public bool IsDropped { get; private set; }

    /// <summary>The key of an item's row.</summary>
    public byte[] KeyOf(Func<string, AttributeValue?> attributeOf) => KeyEncoder.Row(Definition.Key, attributeOf);

    /// <summary>The index of a name.</summary>
    public IndexState Index(string name) => Indexes.FirstOrDefault(i => i.Definition.Name == name) ?? throw Faults.IndexNotFound(name);

    /// <summary>To be called within a session before anything is done with the rows.</summary>
    public void ThrowIfDropped()
    {
        if (IsDropped)
            throw Faults.TableNotFound();
    }

    /// <summary>Creates the rows of a new table.</summary>
    public static void Create(WriteSession session, long id, TableDefinition definition)
    {
        RowStore.Create(session, RowsName(id));
        for (var i = 0; i < definition.Indexes.Length; i++)
            RowStore.Create(session, IndexName(id, i));
    }

    /// <summary>Drops the rows.</summary>
    public void Drop(WriteSession session)
    {
        Catalogue.Remove(session, _id);
        RowStore.Drop(session, RowsName(_id));
        for (var i = 0; i < Indexes.Length; i++)
            RowStore.Drop(session, IndexName(_id, i));
    }

    /// <summary>To be called once the table has been dropped.</summary>
    public void Close() => IsDropped = true;

    private static string RowsName(long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"t{id}");

    private static string IndexName(long id, int index) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"t{id}_i{index}");
}
