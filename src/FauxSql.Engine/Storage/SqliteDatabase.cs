using SQLitePCL;

namespace FauxSql.Engine.Storage;

/// <summary>
/// A SQLite database: one connection that writes, and on disk several that read what is committed without waiting for it. In memory,
/// where SQLite has no snapshots, the one connection does both.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly Connection _writer;
    private readonly ReadSession _writing;
    private readonly ReadSession[] _readers;
    private readonly WriteQueue _queue;
    private readonly DataFile? _file;
    private readonly Checkpointer? _checkpointer;
    private bool _isClosed;

    private SqliteDatabase(Connection writer, Connection[] readers, DataFile? file, FileDamage damage)
    {
        Damage = damage;
        _writer = writer;
        _writing = new ReadSession(writer);
        _readers = Array.ConvertAll(readers, reader => new ReadSession(reader));
        _file = file;
        _checkpointer = file is null ? null : new Checkpointer(file);
        _queue = new WriteQueue(writer, damage, _checkpointer is null ? null : _checkpointer.AfterCommit);
    }

    /// <summary>How often something written was undone: what was counted along the way has to be counted again.</summary>
    public long Undone => _queue.Undone;

    /// <summary>Whether one connection does everything, as in memory.</summary>
    public bool HasOneConnection => _file is null;

    /// <summary>What was found to be wrong with the file, or with that of which this is a copy.</summary>
    public FileDamage Damage { get; }

    /// <summary>The numbers of rows.</summary>
    public TotalsLedger Totals { get; } = new();

    /// <summary>A database that lives as long as this object.</summary>
    public static SqliteDatabase InMemory()
    {
        var connection = Memory();
        Schema.Migrate(connection, from: 0);
        return new SqliteDatabase(connection, [connection], file: null, new FileDamage(path: null));
    }

    /// <summary>A copy in memory of what is committed at one moment. In memory writers wait for it, on disk nobody does.</summary>
    /// <exception cref="ObjectDisposedException">The database is closed.</exception>
    /// <exception cref="StorageException">It could not be read, or the file was found to be damaged.</exception>
    public SqliteDatabase CopyInMemory()
    {
        Damage.ThrowIfFound();
        var copy = Memory();
        try
        {
            using var session = BeginRead();
            session.Connection.CopyTo(copy);
        }
        catch
        {
            copy.Dispose();
            throw;
        }

        return new SqliteDatabase(copy, [copy], file: null, new FileDamage(Damage.Path));
    }

    /// <summary>Opens or creates a file.</summary>
    /// <exception cref="DatabaseFileException">The file is not ours, damaged, too new, in use, or cannot be read and written.</exception>
    public static SqliteDatabase Open(string path, Durability durability)
    {
        var file = DataFile.Open(path, durability);
        var readers = new Connection[Math.Clamp(Environment.ProcessorCount, 4, 16)];
        for (var i = 0; i < readers.Length; i++)
            readers[i] = file.NewReader();
        var database = new SqliteDatabase(file.Writer, readers, file, new FileDamage(path));
        try
        {
            database.Totals.Load(file.Writer);
            return database;
        }
        catch (StorageException e)
        {
            file.Dispose();
            throw DataFile.Refusal(path, e);
        }
    }

    /// <summary>Takes a connection for reading; on disk it never waits for a writer.</summary>
    /// <exception cref="ObjectDisposedException">The database is closed.</exception>
    public ReadSession BeginRead()
    {
        var session = EnterReader();
        if (_isClosed)
        {
            session.Connection.Gate.Exit();
            throw new ObjectDisposedException(nameof(EmbeddedDynamo));
        }

        session.Connection.Trim();
        return session;
    }

    /// <summary>Waits for the writers before, and begins a transaction.</summary>
    /// <exception cref="ObjectDisposedException">The database is closed.</exception>
    /// <exception cref="StorageException">It could not begin, or the file was found to be damaged.</exception>
    public WriteSession BeginWrite() => _queue.Enter();

    /// <inheritdoc cref="WriteQueue.Share"/>
    public void ShareTransaction(Action writers) => _queue.Share(writers);

    /// <summary>Reads through the connection that writes, so that nobody else writes meanwhile.</summary>
    public T WithoutWriters<T>(Func<Session, T> read)
    {
        if (_writer.Gate.IsHeldByCurrentThread)
            return read(_writing);
        using var session = BeginWrite();
        return read(session);
    }

    /// <summary>Waits for the sessions under way, then closes the database.</summary>
    public void Dispose()
    {
        if (!_queue.Close())
            return;
        _isClosed = true;
        _checkpointer?.Dispose();
        if (_file is not null && Damage.Words is null)
            SaveTotals();
        foreach (var reader in _readers)
            using (reader.Connection.Gate.EnterScope())
                reader.Connection.Dispose();
        _writer.Dispose();
        _file?.Dispose();
    }

    // They are only a shortcut: without them the rows are counted.
    private void SaveTotals()
    {
        try
        {
            Totals.Save(_writer, Undone);
        }
        catch (StorageException)
        {
        }
    }

    private static Connection Memory() => new(() => Connection.Open(":memory:", raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_MEMORY));

    private ReadSession EnterReader()
    {
        var first = Thread.GetCurrentProcessorId() % _readers.Length;
        for (var i = 0; i < _readers.Length; i++)
        {
            var session = _readers[(first + i) % _readers.Length];
            if (!session.Connection.Gate.IsHeldByCurrentThread && session.Connection.Gate.TryEnter())
                return session;
        }

        _readers[first].Connection.Gate.Enter();
        return _readers[first];
    }
}
