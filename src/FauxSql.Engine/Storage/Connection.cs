using SQLitePCL;

namespace FauxSql.Engine.Storage;

/// <summary>
/// A SQLite connection, opened when it is first used, and its compiled statements. Whoever uses it holds its <see cref="Gate"/>.
/// </summary>
/// <param name="open">Opens it.</param>
internal sealed class Connection(Func<sqlite3> open) : IDisposable
{
    // A compiled statement takes a few kilobytes: what is kept is bounded, however many tables there are.
    private const int MostStatements = 512;

    private const string Main = "main";
    private const int EveryPage = -1;

    // SQLITE_DBSTATUS_CACHE_WRITE
    private const int PagesWritten = 9;

    private readonly Dictionary<SqlText, SqliteStatement> _statements = [];
    private sqlite3? _handle;

    static Connection() => Batteries_V2.Init();

    /// <summary>Held by whoever uses the connection.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Whether no transaction is open.</summary>
    public bool IsAutocommit => raw.sqlite3_get_autocommit(Handle) != 0;

    /// <summary>How many rows were written since the connection was opened.</summary>
    public long Changes => raw.sqlite3_total_changes(Handle);

    private sqlite3 Handle => _handle ??= open();

    /// <summary>Opens a file or <c>:memory:</c>; the gate makes SQLite's own mutexes superfluous.</summary>
    /// <exception cref="StorageException">It cannot be opened.</exception>
    public static sqlite3 Open(string name, int flags = raw.SQLITE_OPEN_READWRITE)
    {
        var code = raw.sqlite3_open_v2(name, out var handle, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code == raw.SQLITE_OK)
            return handle;
        var message = raw.sqlite3_errmsg(handle).utf8_to_string();
        handle.Dispose();
        throw new StorageException(code, message);
    }

    /// <summary>The compiled form of a text.</summary>
    public SqliteStatement Statement(SqlText text)
    {
        if (!_statements.TryGetValue(text, out var statement))
            _statements[text] = statement = Prepare(text.ToString());
        return statement;
    }

    /// <summary>Compiles a statement that the caller disposes of.</summary>
    public SqliteStatement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(Handle, sql, out var handle), Handle);
        return new SqliteStatement(Handle, handle);
    }

    /// <summary>Runs statements that are not worth preparing.</summary>
    public void Execute(string sql) => Execute(Handle, sql);

    /// <summary>Copies the whole database, page by page and as of one moment, in the place of what is in another.</summary>
    /// <exception cref="StorageException">It failed; the other is worth nothing then.</exception>
    public void CopyTo(Connection target)
    {
        using var backup = raw.sqlite3_backup_init(target.Handle, Main, Handle, Main);
        if (backup.IsInvalid)
            Check(raw.sqlite3_errcode(target.Handle), target.Handle);
        raw.sqlite3_backup_step(backup, EveryPage);
        Check(raw.sqlite3_backup_finish(backup), target.Handle);
    }

    /// <summary>How many pages went to the file or its log since this was asked the last time.</summary>
    public int TakePagesWritten()
    {
        Check(raw.sqlite3_db_status(Handle, PagesWritten, out var pages, out _, resetFlg: 1), Handle);
        return pages;
    }

    /// <summary>Copies the log into the file as far as nobody reads what was there before; waits for nobody.</summary>
    /// <returns>How many pages are in the log.</returns>
    /// <exception cref="StorageException">It failed, or somebody else is at it.</exception>
    public int Checkpoint()
    {
        Check(raw.sqlite3_wal_checkpoint_v2(Handle, Main, raw.SQLITE_CHECKPOINT_PASSIVE, out var pages, out _), Handle);
        return pages >= 0 ? pages : throw new StorageException(raw.SQLITE_MISUSE, "the log was not opened");
    }

    /// <summary>Waits until the disk has what was written into the file itself.</summary>
    /// <exception cref="StorageException">It failed.</exception>
    public void Flush() => Check(SqliteFile.Flush(Handle), Handle);

    /// <summary>Leaves the log as it is when the connection is closed, for whoever opens the file next.</summary>
    public void KeepLog() => Check(raw.sqlite3_db_config(Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _), Handle);

    /// <inheritdoc cref="Execute(string)"/>
    public static void Execute(sqlite3 handle, string sql) => Check(raw.sqlite3_exec(handle, sql), handle);

    /// <summary>Forgets the compiled statements if there are too many; none of them may be in use.</summary>
    public void Trim()
    {
        if (_statements.Count > MostStatements)
            Forget();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Forget();
        _handle?.Dispose();
    }

    private void Forget()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        _statements.Clear();
    }

    private static void Check(int code, sqlite3 handle)
    {
        if (code != raw.SQLITE_OK)
            throw new StorageException(code, raw.sqlite3_errmsg(handle).utf8_to_string());
    }
}
