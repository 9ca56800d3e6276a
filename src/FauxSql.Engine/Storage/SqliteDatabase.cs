using SQLitePCL;

namespace FauxSql.Engine.Storage;

/// <summary>
/// One SQLite connection under a lock. Reading and writing happen in sessions that hold the lock; a writing session is one
/// SQLite transaction.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly sqlite3 _connection;
    private readonly Lock _gate = new();
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private readonly List<SqliteStatement> _statements = [];
    private bool _disposed;

    static SqliteDatabase() => Batteries_V2.Init();

    private SqliteDatabase(sqlite3 connection)
    {
        _connection = connection;
        _begin = Prepare("BEGIN IMMEDIATE");
        _commit = Prepare("COMMIT");
        _rollback = Prepare("ROLLBACK");
    }

    /// <summary>A database that lives as long as this object.</summary>
    public static SqliteDatabase InMemory()
    {
        Check(raw.sqlite3_open_v2(":memory:", out var connection, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_MEMORY, null), connection);
        var database = new SqliteDatabase(connection);
        database.CreateCatalogue();
        return database;
    }

    /// <summary>Opens or creates a file.</summary>
    /// <exception cref="DatabaseFileException">The file is not ours, too new, in use, or cannot be read and written.</exception>
    public static SqliteDatabase Open(string path)
    {
        var isNew = DatabaseHeader.IsNew(path);
        sqlite3? connection = null;
        try
        {
            Check(raw.sqlite3_open_v2(path, out connection, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE, null), connection);
            // One process owns the file: tables and counters are kept in memory. SQLite's own lock says so, and dies with the process.
            Execute(connection, "PRAGMA locking_mode=EXCLUSIVE");
            if (isNew)
                Initialize(connection);
            Execute(connection, "PRAGMA journal_mode=WAL");
            Execute(connection, "PRAGMA synchronous=NORMAL");
            Execute(connection, "BEGIN EXCLUSIVE; COMMIT");
            return new SqliteDatabase(connection);
        }
        catch (StorageException e)
        {
            connection?.Dispose();
            throw new DatabaseFileException(
                e.Code is raw.SQLITE_BUSY or raw.SQLITE_LOCKED
                    ? $"The data file '{path}' is in use by another process. Stop that process, or name another file."
                    : $"The data file '{path}' cannot be opened: {e.Message}.",
                e);
        }
    }

    /// <summary>Compiles a statement, which lives as long as the database unless it is disposed of earlier.</summary>
    public SqliteStatement Prepare(string sql)
    {
        var statement = PrepareOnce(sql);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Compiles a statement that the caller disposes of.</summary>
    public SqliteStatement PrepareOnce(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_connection, sql, out var handle), _connection);
        return new SqliteStatement(_connection, handle);
    }

    /// <summary>Runs statements that are not worth preparing.</summary>
    public void Execute(string sql) => Execute(_connection, sql);

    /// <summary>Takes the lock for reading.</summary>
    public ReadSession BeginRead()
    {
        Enter();
        return new ReadSession(_gate);
    }

    /// <summary>Takes the lock and begins a transaction.</summary>
    public WriteSession BeginWrite()
    {
        Enter();
        try
        {
            _begin.Run();
        }
        catch
        {
            _gate.Exit();
            throw;
        }

        return new WriteSession(this);
    }

    /// <summary>How often a transaction was undone: what was counted along the way has to be counted again.</summary>
    public long Rollbacks { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            foreach (var statement in _statements)
                statement.Dispose();
            _connection.Dispose();
        }
    }

    internal void Commit() => _commit.Run();

    internal void Leave(bool committed)
    {
        try
        {
            if (committed)
                return;
            Rollbacks++;
            // SQLite has rolled back by itself after some errors, a full disk among them.
            if (raw.sqlite3_get_autocommit(_connection) == 0)
                _rollback.Run();
        }
        finally
        {
            _gate.Exit();
        }
    }

    private void Enter()
    {
        _gate.Enter();
        if (!_disposed)
            return;
        _gate.Exit();
        throw new ObjectDisposedException(nameof(EmbeddedDynamo));
    }

    private void CreateCatalogue() => Execute(CatalogueSql);

    private const string CatalogueSql =
        """
        CREATE TABLE fx_tables(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, definition BLOB NOT NULL);
        CREATE TABLE fx_tokens(token TEXT PRIMARY KEY, request BLOB NOT NULL, expires INTEGER NOT NULL);
        """;

    // The marks are in the file itself before it becomes a WAL database: whatever happens later, they can be read without SQLite.
    private static void Initialize(sqlite3 connection) => Execute(
        connection,
        $"""
        BEGIN EXCLUSIVE;
        PRAGMA application_id={DatabaseHeader.ApplicationId};
        PRAGMA user_version={DatabaseHeader.Version};
        {CatalogueSql}
        COMMIT;
        """);

    private static void Execute(sqlite3 connection, string sql) => Check(raw.sqlite3_exec(connection, sql), connection);

    private static void Check(int code, sqlite3? connection)
    {
        if (code != raw.SQLITE_OK)
            throw new StorageException(code & 0xFF, connection is null ? "SQLite error " + code : raw.sqlite3_errmsg(connection).utf8_to_string());
    }
}
