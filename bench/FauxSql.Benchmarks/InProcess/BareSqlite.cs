using SQLitePCL;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>
/// The rival of the engine: prepared statements with the pragmas, connections and rows of the engine's, through the same SQLitePCLRaw, and
/// nothing around them. What is read is copied out.
/// </summary>
internal sealed class BareSqlite : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly sqlite3 _reader;
    private readonly sqlite3_stmt _get;
    private readonly sqlite3_stmt _range;
    private readonly sqlite3_stmt _put;
    private readonly sqlite3_stmt _putIndex;
    private readonly sqlite3_stmt _begin;
    private readonly sqlite3_stmt _commit;

    static BareSqlite() => Batteries_V2.Init();

    /// <param name="path">The file, or <see langword="null"/> for a database in memory.</param>
    public BareSqlite(string? path)
    {
        _connection = Open(path ?? ":memory:");
        if (path is not null)
            Execute(_connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32768");
        Execute(_connection, "CREATE TABLE items(key BLOB PRIMARY KEY NOT NULL, size INTEGER NOT NULL, item BLOB NOT NULL)");
        Execute(_connection, "CREATE TABLE indexed(key BLOB PRIMARY KEY NOT NULL, size INTEGER NOT NULL, item BLOB NOT NULL)");
        _reader = path is null ? _connection : Open(path);
        if (path is not null)
            Execute(_reader, "PRAGMA query_only=1; PRAGMA cache_size=-4096");
        _get = Prepare(_reader, "SELECT item, size FROM items WHERE key = ?1");
        _range = Prepare(_reader, "SELECT key, size, item FROM indexed WHERE key >= ?1 AND key < ?2 ORDER BY key");
        _put = Prepare(_connection, Upsert("items"));
        _putIndex = Prepare(_connection, Upsert("indexed"));
        _begin = Prepare(_connection, "BEGIN IMMEDIATE");
        _commit = Prepare(_connection, "COMMIT");
    }

    public byte[] Get(byte[] key)
    {
        raw.sqlite3_bind_blob(_get, 1, key);
        if (raw.sqlite3_step(_get) != raw.SQLITE_ROW)
            throw new InvalidOperationException("The row is not there");
        var item = raw.sqlite3_column_blob(_get, 0).ToArray();
        raw.sqlite3_reset(_get);
        return item;
    }

    /// <summary>The items of an index from one key to another, at most <paramref name="limit"/>.</summary>
    public List<byte[]> Query(byte[] from, byte[] before, int limit)
    {
        raw.sqlite3_bind_blob(_range, 1, from);
        raw.sqlite3_bind_blob(_range, 2, before);
        var items = new List<byte[]>();
        while (items.Count < limit && raw.sqlite3_step(_range) == raw.SQLITE_ROW)
            items.Add(raw.sqlite3_column_blob(_range, 2).ToArray());
        raw.sqlite3_reset(_range);
        return items;
    }

    /// <summary>Writes the row of the table and the one of its index in one transaction, in place of what is there.</summary>
    public void Put(byte[] key, byte[] indexKey, byte[] item)
    {
        Run(_begin);
        Upsert(_put, key, item);
        Upsert(_putIndex, indexKey, item);
        Run(_commit);
    }

    /// <summary>Copies everything into a new file, and opens it.</summary>
    public sqlite3 VacuumInto(string path)
    {
        Execute(_connection, $"VACUUM INTO '{path}'");
        return Open(path);
    }

    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<sqlite3_stmt>)[_get, _range, _put, _putIndex, _begin, _commit])
            statement.Dispose();
        _reader.Dispose();
        _connection.Dispose();
    }

    private static string Upsert(string table) =>
        $"INSERT INTO {table}(key, size, item) VALUES(?1, ?2, ?3) ON CONFLICT(key) DO UPDATE SET size = excluded.size, item = excluded.item";

    private void Upsert(sqlite3_stmt statement, byte[] key, byte[] item)
    {
        raw.sqlite3_bind_blob(statement, 1, key);
        raw.sqlite3_bind_int64(statement, 2, item.Length);
        raw.sqlite3_bind_blob(statement, 3, item);
        Run(statement);
    }

    private void Run(sqlite3_stmt statement)
    {
        if (raw.sqlite3_step(statement) != raw.SQLITE_DONE)
            throw new InvalidOperationException(raw.sqlite3_errmsg(_connection).utf8_to_string());
        raw.sqlite3_reset(statement);
    }

    // As the engine does, whose own lock makes SQLite's superfluous.
    private static sqlite3 Open(string name)
    {
        Check(raw.sqlite3_open_v2(name, out var connection, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE | raw.SQLITE_OPEN_NOMUTEX, null), connection);
        return connection;
    }

    private static sqlite3_stmt Prepare(sqlite3 connection, string sql)
    {
        Check(raw.sqlite3_prepare_v2(connection, sql, out var statement), connection);
        return statement;
    }

    private static void Execute(sqlite3 connection, string sql) => Check(raw.sqlite3_exec(connection, sql), connection);

    private static void Check(int code, sqlite3 connection)
    {
        if (code != raw.SQLITE_OK)
            throw new InvalidOperationException(raw.sqlite3_errmsg(connection).utf8_to_string());
    }
}
