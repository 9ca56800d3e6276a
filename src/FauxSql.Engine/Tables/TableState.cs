using System.Collections.Immutable;
using FauxSql.Engine.Injection;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Tables;

/// <summary>A table, its rows, and its indexes. It changes only within a write session, after the change has been committed.</summary>
internal sealed class TableState
{
    private readonly SqliteDatabase _database;
    private readonly long _mostCollectionBytes;

    /// <summary>Opens a table whose rows exist.</summary>
    public TableState(SqliteDatabase database, long id, StoredTable stored, long mostCollectionBytes)
    {
        _database = database;
        _mostCollectionBytes = mostCollectionBytes;
        Id = id;
        Stored = stored;
        Rows = new RowStore(database, RowsName(id));
        KeyAttributes = new KeyAttributes(Definition);
        Indexes = [.. Definition.Indexes.Select(Open)];
    }

    /// <summary>The table's number in the catalogue.</summary>
    public long Id { get; }

    public StoredTable Stored { get; private set; }

    public TableDefinition Definition => Stored.Definition;

    public RowStore Rows { get; }

    /// <summary>What is left of the provisioned throughput if that is limited, or <see langword="null"/>.</summary>
    public ThroughputMeter? Meter { get; set; }

    /// <summary>The key attributes of the table and its indexes.</summary>
    public KeyAttributes KeyAttributes { get; private set; }

    public ImmutableArray<IndexState> Indexes { get; private set; }

    /// <summary>Indexes that were deleted and are still described.</summary>
    public ImmutableArray<IndexDefinition> Leaving { get; private set; } = [];

    /// <summary>Whether the table was deleted after somebody had got hold of it.</summary>
    public bool IsDropped { get; private set; }

    /// <summary>The key of an item's row.</summary>
    public byte[] KeyOf(Func<string, AttributeValue?> attributeOf) => KeyEncoder.Row(Definition.Key, attributeOf);

    /// <summary>The index of a name.</summary>
    public IndexState Index(string name) => Indexes.FirstOrDefault(i => i.Definition.Name == name) ?? throw Faults.IndexNotFound(name);

    /// <summary>The size of the collection of an item: the items of its partition and their entries in local indexes.</summary>
    public long CollectionBytes(Session session, byte[] partition)
    {
        var range = KeyRange.StartingWith(partition);
        return Rows.BytesOf(session, range) + LocalIndexes.Sum(index => index.Rows.BytesOf(session, range));
    }

    /// <summary>Refuses a write, within its session, that has made a collection too large.</summary>
    // A table that is not larger has no collection that is, and need not look for it.
    public void CheckCollection(Session session, StoredItem item)
    {
        if (!Definition.HasCollections || Rows.Totals().Bytes + LocalIndexes.Sum(index => index.Rows.Totals().Bytes) <= _mostCollectionBytes)
            return;
        if (CollectionBytes(session, KeyEncoder.Partition(Definition.Key.Hash, KeyAttributes.Of(item))) > _mostCollectionBytes)
            throw Faults.CollectionTooLarge();
    }

    private IEnumerable<IndexState> LocalIndexes => Indexes.Where(index => index.Definition.IsLocal);

    /// <summary>To be called within a session before anything is done with the rows.</summary>
    public void ThrowIfDropped()
    {
        if (IsDropped)
            throw Faults.TableNotFound();
    }

    /// <summary>What the table is doing at a moment; the moment of a change itself still belongs to it if that is asked for.</summary>
    public string StatusAt(DateTimeOffset now, bool includingNow = false) => StatusOf(Stored.Change, now, includingNow);

    /// <summary>What a change says at a moment.</summary>
    public static string StatusOf(StateChange? change, DateTimeOffset now, bool includingNow) =>
        change is not null && (now < change.Until || (includingNow && now == change.Until)) ? change.Status : StateChange.Active;

    /// <summary>What of the table is being changed at a moment, or <see langword="null"/>.</summary>
    // An index that was being deleted when the engine was closed is gone.
    public ChangedPart? PartChangingAt(DateTimeOffset now)
    {
        var part = StatusAt(now) == StateChange.Updating ? Stored.Change?.Part : null;
        return part == ChangedPart.Indexes && !LeavingAt(now).Any() && !AllocatingAt(now).Any() ? null : part;
    }

    /// <summary>The names of the indexes that are being deleted at a moment.</summary>
    public IEnumerable<string> LeavingAt(DateTimeOffset now) => NamesOf(Leaving, StateChange.Deleting, now);

    /// <summary>The names of the indexes that are in the first phase of their creation at a moment, in which the table is being updated.</summary>
    public IEnumerable<string> AllocatingAt(DateTimeOffset now) => NamesOf(Definition.Indexes, StateChange.Creating, now);

    private static IEnumerable<string> NamesOf(ImmutableArray<IndexDefinition> indexes, string status, DateTimeOffset now) =>
        indexes.Where(index => StatusOf(index.Change, now, includingNow: false) == status).Select(index => index.Name);

    /// <summary>Creates the rows of a new table.</summary>
    public static void Create(WriteSession session, long id, TableDefinition definition)
    {
        RowStore.Create(session, RowsName(id));
        foreach (var index in definition.Indexes)
            RowStore.Create(session, IndexName(id, index));
    }

    /// <summary>Creates the rows of indexes that a new definition adds and drops those of indexes that it does not have.</summary>
    public void ChangeRows(WriteSession session, StoredTable next)
    {
        foreach (var index in next.Definition.Indexes.Where(i => Indexes.All(had => had.Definition.Number != i.Number)))
            RowStore.Create(session, IndexName(Id, index));
        foreach (var index in GoneWith(next))
            RowStore.Drop(session, IndexName(Id, index.Definition));
    }

    /// <summary>Takes over a definition that has been committed.</summary>
    public void Become(StoredTable next)
    {
        foreach (var index in GoneWith(next))
        {
            index.Close();
            Leaving = [.. Leaving, index.Definition with { Change = new StateChange(StateChange.Deleting, next.Change?.Until ?? default) }];
        }

        Indexes = [.. next.Definition.Indexes.Select(Keep)];
        Stored = next;
        KeyAttributes = new KeyAttributes(Definition);
    }

    /// <summary>Drops the rows.</summary>
    public void Drop(WriteSession session)
    {
        Catalogue.Remove(session, Id);
        RowStore.Drop(session, RowsName(Id));
        foreach (var index in Definition.Indexes)
            RowStore.Drop(session, IndexName(Id, index));
    }

    /// <summary>To be called once the table has been dropped.</summary>
    public void Close()
    {
        IsDropped = true;
        Rows.Close();
        foreach (var index in Indexes)
            index.Close();
    }

    private ImmutableArray<IndexState> GoneWith(StoredTable next) =>
        [.. Indexes.Where(had => next.Definition.Indexes.All(i => i.Number != had.Definition.Number))];

    private IndexState Keep(IndexDefinition definition)
    {
        var kept = Indexes.FirstOrDefault(had => had.Definition.Number == definition.Number);
        kept?.Become(definition);
        return kept ?? Open(definition);
    }

    private IndexState Open(IndexDefinition definition) =>
        new(Definition.Key, definition, new RowStore(_database, IndexName(Id, definition)));

    private static string RowsName(long id) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"t{id}");

    private static string IndexName(long id, IndexDefinition index) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"t{id}_i{index.Number}");
}
