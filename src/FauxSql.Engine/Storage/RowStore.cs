namespace FauxSql.Engine.Storage;

/// <summary>
/// The rows of one table or index: a byte key, the item's JSON, and the item's size as DynamoDB counts it. Every call
/// happens within a session of the database.
/// </summary>
internal sealed class RowStore : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly string _name;
    private readonly SqliteStatement _get;
    private readonly SqliteStatement _put;
    private readonly SqliteStatement _delete;
    private readonly SqliteStatement _forward;
    private readonly SqliteStatement _backward;
    private long _count = -1;
    private long _bytes;
    private long _countedAt;

    /// <summary>Opens a table that exists.</summary>
    public RowStore(SqliteDatabase database, string name)
    {
        _database = database;
        _name = name;
        _get = database.Prepare($"SELECT item, size FROM {name} WHERE key = ?1");
        _put = database.Prepare(
            $"INSERT INTO {name}(key, size, item) VALUES(?1, ?2, ?3) ON CONFLICT(key) DO UPDATE SET size = excluded.size, item = excluded.item");
        _delete = database.Prepare($"DELETE FROM {name} WHERE key = ?1");
        _forward = database.Prepare($"SELECT key, size, item FROM {name} WHERE key >= ?1 AND key < ?2 ORDER BY key");
        _backward = database.Prepare($"SELECT key, size, item FROM {name} WHERE key >= ?1 AND key < ?2 ORDER BY key DESC");
    }

    /// <summary>Creates the table. The size stands before the item, so that summing it up does not read the items.</summary>
    // An ordinary rowid table: with items of a kilobyte, WITHOUT ROWID is several times slower.
    public static void Create(SqliteDatabase database, string name) =>
        database.Execute($"CREATE TABLE {name}(key BLOB PRIMARY KEY NOT NULL, size INTEGER NOT NULL, item BLOB NOT NULL)");

    /// <summary>Drops the table; the store must have been disposed of.</summary>
    public static void Drop(SqliteDatabase database, string name) => database.Execute($"DROP TABLE {name}");

    /// <summary>The item at a key, copied, or <see langword="null"/>.</summary>
    public StoredItem? Get(ReadOnlySpan<byte> key)
    {
        _get.Bind(1, key);
        StoredItem? found = _get.Step() ? new StoredItem(_get.Blob(0).ToArray(), (int)_get.Number(1)) : null;
        _get.Reset();
        return found;
    }

    /// <summary>Writes an item in place of another.</summary>
    /// <param name="key">The row's key.</param>
    /// <param name="item">The item.</param>
    /// <param name="replaced">What stands there now, or <see langword="null"/>.</param>
    public void Put(ReadOnlySpan<byte> key, StoredItem item, StoredItem? replaced)
    {
        _put.Bind(1, key).Bind(2, item.Size).Bind(3, item.Json).Run();
        Count(replaced is null ? 1 : 0, item.Size - (replaced?.Size ?? 0));
    }

    /// <summary>Deletes an item that is there.</summary>
    /// <param name="key">The row's key.</param>
    /// <param name="deleted">What stands there now.</param>
    public void Delete(ReadOnlySpan<byte> key, StoredItem deleted)
    {
        _delete.Bind(1, key).Run();
        Count(-1, -deleted.Size);
    }

    /// <summary>Reads a range in the order of its keys or against it. One range of a store is read at a time.</summary>
    public RowReader Read(KeyRange range, bool forward)
    {
        var statement = forward ? _forward : _backward;
        statement.Bind(1, range.From).Bind(2, range.Before);
        return new RowReader(statement);
    }

    /// <summary>How many items there are, and the sum of their sizes.</summary>
    public (long Count, long Bytes) Totals()
    {
        if (_count >= 0 && _countedAt == _database.Rollbacks)
            return (_count, _bytes);
        using var statement = _database.PrepareOnce($"SELECT count(*), coalesce(sum(size), 0) FROM {_name}");
        statement.Step();
        (_count, _bytes, _countedAt) = (statement.Number(0), statement.Number(1), _database.Rollbacks);
        return (_count, _bytes);
    }

    /// <summary>The sum of the sizes of a range.</summary>
    public long BytesOf(KeyRange range)
    {
        using var statement = _database.PrepareOnce($"SELECT coalesce(sum(size), 0) FROM {_name} WHERE key >= ?1 AND key < ?2");
        statement.Bind(1, range.From).Bind(2, range.Before).Step();
        return statement.Number(0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _get.Dispose();
        _put.Dispose();
        _delete.Dispose();
        _forward.Dispose();
        _backward.Dispose();
    }

    private void Count(int items, long bytes)
    {
        if (_count < 0)
            return;
        _count += items;
        _bytes += bytes;
    }
}
