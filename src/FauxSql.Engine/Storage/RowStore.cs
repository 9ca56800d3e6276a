namespace FauxSql.Engine.Storage;

/// <summary>
/// The rows of one table or index: a byte key, the item's JSON, and the item's size as DynamoDB counts it, in a file with a checksum. Every call happens within a
/// session.
/// </summary>
internal sealed class RowStore
{
    private readonly SqliteDatabase _database;
    private readonly string _name;
    private readonly RowTotals _totals;
    private readonly SqlText _get;
    private readonly SqlText _put;
    private readonly SqlText _delete;
    private readonly SqlText _forward;
    private readonly SqlText _backward;
    private readonly SqlText _count;
    private readonly SqlText _bytes;

    /// <summary>Describes rows that exist.</summary>
    public RowStore(SqliteDatabase database, string name)
    {
        _database = database;
        _name = name;
        _totals = database.Totals.Of(name);
        _get = new($"SELECT key, size, item FROM {name} WHERE key = ?1");
        _put = new($"INSERT INTO {name}(key, size, item) VALUES(?1, ?2, ?3) ON CONFLICT(key) DO UPDATE SET size = excluded.size, item = excluded.item");
        _delete = new($"DELETE FROM {name} WHERE key = ?1");
        _forward = new($"SELECT key, size, item FROM {name} WHERE key >= ?1 AND key < ?2 ORDER BY key");
        _backward = new($"SELECT key, size, item FROM {name} WHERE key >= ?1 AND key < ?2 ORDER BY key DESC");
        _count = new($"SELECT count(*), coalesce(sum({SizeColumn.Size}), 0) FROM {name}");
        _bytes = new($"SELECT coalesce(sum({SizeColumn.Size}), 0) FROM {name} WHERE key >= ?1 AND key < ?2");
    }

    /// <summary>What the rows are called in the database.</summary>
    public string Name => _name;

    /// <summary>How often rows were written or deleted, undone or not.</summary>
    public long Changes { get; private set; }

    /// <summary>Told the key of each row that is written or deleted, before that is committed; <see langword="null"/> by default.</summary>
    public Action<byte[]>? Changed { get; set; }

    /// <summary>Takes a connection to the database of these rows for reading.</summary>
    public ReadSession BeginRead() => _database.BeginRead();

    /// <summary>Creates the rows' table. The size stands before the item, so that summing it up does not read the items.</summary>
    // An ordinary rowid table: with items of a kilobyte, WITHOUT ROWID is several times slower.
    public static void Create(WriteSession session, string name) =>
        session.Execute($"CREATE TABLE {name}(key BLOB PRIMARY KEY NOT NULL, size INTEGER NOT NULL, item BLOB NOT NULL)");

    /// <summary>Drops the rows with their table.</summary>
    public static void Drop(WriteSession session, string name) => session.Execute($"DROP TABLE {name}");

    /// <summary>To be called once the rows have been dropped.</summary>
    public void Close() => _database.Totals.Remove(_name);

    /// <summary>The item at a key, copied, or <see langword="null"/>.</summary>
    public StoredItem? Get(Session session, ReadOnlySpan<byte> key)
    {
        using var row = Find(session, key);
        return row.Read() ? new StoredItem(row.Item.ToArray(), row.Size) : null;
    }

    /// <summary>Reads the row at a key, if there is one, without copying it.</summary>
    public RowReader Find(Session session, ReadOnlySpan<byte> key)
    {
        var statement = session.Connection.Statement(_get);
        statement.Bind(1, key);
        return new RowReader(statement);
    }

    /// <summary>Writes an item in place of another.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="key">The row's key.</param>
    /// <param name="item">The item.</param>
    /// <param name="replaced">What stands there now, or <see langword="null"/>.</param>
    public void Put(WriteSession session, ReadOnlySpan<byte> key, StoredItem item, StoredItem? replaced)
    {
        var size = _database.HasOneConnection ? item.Size : SizeColumn.WithChecksum(key, item);
        session.Connection.Statement(_put).Bind(1, key).Bind(2, size).Bind(3, item.Json).Run();
        _totals.Add(replaced is null ? 1 : 0, item.Size - (replaced?.Size ?? 0));
        Changes++;
        Changed?.Invoke(key.ToArray());
    }

    /// <summary>Deletes an item that is there.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="key">The row's key.</param>
    /// <param name="deleted">What stands there now.</param>
    public void Delete(WriteSession session, ReadOnlySpan<byte> key, StoredItem deleted)
    {
        session.Connection.Statement(_delete).Bind(1, key).Run();
        _totals.Add(-1, -deleted.Size);
        Changes++;
        Changed?.Invoke(key.ToArray());
    }

    /// <summary>Reads a range in the order of its keys or against it. One range of a store is read at a time in a session.</summary>
    public RowReader Read(Session session, KeyRange range, bool forward)
    {
        var statement = session.Connection.Statement(forward ? _forward : _backward);
        statement.Bind(1, range.From).Bind(2, range.Before);
        return new RowReader(statement);
    }

    /// <summary>The item as it is when those who write now have committed.</summary>
    public StoredItem? GetAfterWriters(byte[] key) => _database.WithoutWriters(session => Get(session, key));

    /// <summary>How many items there are, and the sum of their sizes. Writers wait if they have to be counted.</summary>
    public (long Count, long Bytes) Totals() => _totals.Known(_database.Undone) ?? _database.WithoutWriters(Count);

    /// <summary>The sum of the sizes of a range.</summary>
    public long BytesOf(Session session, KeyRange range)
    {
        var statement = session.Connection.Statement(_bytes);
        statement.Bind(1, range.From).Bind(2, range.Before).Step();
        var bytes = statement.Number(0);
        statement.Reset();
        return bytes;
    }

    private (long Count, long Bytes) Count(Session session)
    {
        var statement = session.Connection.Statement(_count);
        statement.Step();
        var (items, bytes) = (statement.Number(0), statement.Number(1));
        statement.Reset();
        _totals.Set(items, bytes, _database.Undone);
        return (items, bytes);
    }
}
