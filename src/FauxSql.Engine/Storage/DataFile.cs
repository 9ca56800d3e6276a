using SQLitePCL;

namespace FauxSql.Engine.Storage;

/// <summary>A data file that belongs to this process, and how it is opened: checked before anything in it is changed.</summary>
internal sealed class DataFile : IDisposable
{
    private const int WriterCacheKilobytes = 32 * 1024;
    private const int ReaderCacheKilobytes = 4 * 1024;

    // A file as small as this is checked page by page in some tens of milliseconds.
    private const long MostToCheck = 32L * 1024 * 1024;

    private readonly string _path;
    private readonly FileLock _lock;

    private DataFile(string path, FileLock @lock, Durability durability)
    {
        _path = path;
        _lock = @lock;
        Writer = new Connection(() => Connect($"""
            PRAGMA journal_mode=WAL;
            PRAGMA synchronous={(durability == Durability.Full ? "FULL" : "NORMAL")};
            PRAGMA journal_size_limit={MostLogBytes};
            PRAGMA wal_autocheckpoint=0;
            PRAGMA cache_size=-{WriterCacheKilobytes}
            """));
    }

    /// <summary>Beyond this the log is cut when it starts over.</summary>
    public const long MostLogBytes = 64L * 1024 * 1024;

    // A page of SQLite's usual size, and what the log says of it.
    private const int BytesOfLoggedPage = 4096 + 24;

    /// <summary>How long a connection waits for what another process does with the file.</summary>
    public static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The connection that writes.</summary>
    public Connection Writer { get; }

    /// <summary>How many pages the log has, of which some may be in the file already: what a killed process left is among them.</summary>
    public long PagesInLog => new FileInfo(_path + "-wal") is { Exists: true } log ? log.Length / BytesOfLoggedPage : 0;

    /// <summary>Opens or creates a file.</summary>
    /// <exception cref="DatabaseFileException">The file is not ours, damaged, too new, in use, or cannot be read and written.</exception>
    public static DataFile Open(string path, Durability durability)
    {
        path = Resolve(Path.GetFullPath(path));
        var file = new DataFile(path, FileLock.Take(path), durability);
        try
        {
            file.Prepare();
            return file;
        }
        catch (StorageException e)
        {
            file.Dispose();
            throw Refusal(path, e);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>The refusal of a file that SQLite fails to open.</summary>
    public static DatabaseFileException Refusal(string path, StorageException failure) => failure.IsDamage
        ? DatabaseHeader.Damaged(path, failure.Message, failure)
        : new DatabaseFileException($"The data file '{path}' cannot be opened: {failure.Message}.", failure);

    /// <summary>A connection that only reads.</summary>
    public Connection NewReader() => new(() => Connect($"PRAGMA query_only=1; PRAGMA cache_size=-{ReaderCacheKilobytes}"));

    /// <summary>A connection that copies the log into the file.</summary>
    // SQLite copies nothing on a connection that has read nothing, and does not say so.
    public Connection NewCopier() => new(() => Connect("SELECT count(*) FROM sqlite_schema"));

    /// <summary>Closes the connection that writes, the others being closed, and gives the file free.</summary>
    public void Dispose()
    {
        Writer.Dispose();
        _lock.Dispose();
    }

    // SQLite follows a symbolic link and puts the log beside the file that it leads to, so the lock has to be there too.
    private static string Resolve(string path)
    {
        try
        {
            return new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseFileException($"The data file '{path}' cannot be opened: {e.Message.TrimEnd('.')}. Name another file.", e);
        }
    }

    private void Prepare()
    {
        if (DatabaseHeader.IsNew(_path))
            Create();
        else
            Check();
        Schema.Migrate(Writer, VersionOf(Writer));
    }

    // Under another name first, so that there is no moment at which a killed process leaves half a file.
    private void Create()
    {
        var unfinished = _path + "-new";
        File.Delete(unfinished);
        using (var connection = new Connection(() => Connection.Open(unfinished, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE)))
        {
            Schema.Migrate(connection, from: 0);
            connection.Execute("PRAGMA journal_mode=WAL");
        }

        File.Move(unfinished, _path, overwrite: true);
    }

    private void Check()
    {
        var hasLog = File.Exists(_path + "-wal");
        try
        {
            using var connection = new Connection(() => hasLog ? OpenWithLog() : OpenAlone());
            DatabaseHeader.RefuseNewer(_path, VersionOf(connection));
            CheckContents(connection);
        }
        catch when (hasLog)
        {
            File.Delete(_path + "-shm");
            throw;
        }
    }

    private void CheckContents(Connection connection)
    {
        using var check = connection.Prepare(
            new FileInfo(_path).Length <= MostToCheck ? "PRAGMA integrity_check(1)" : "SELECT 'ok' FROM sqlite_schema WHERE name = 'fx_tables'");
        var outcome = check.Step() ? check.Text(0) : "its list of tables is missing";
        if (outcome != "ok")
            throw DatabaseHeader.Damaged(_path, outcome.ReplaceLineEndings(" "));
    }

    // Read so, a file without a log does not get one.
    private sqlite3 OpenAlone() => Connection.Open($"file:{Uri.EscapeDataString(_path)}?immutable=1", raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI);

    // The log that a killed process left is not to end up in the file before the file has been found to be sound.
    private sqlite3 OpenWithLog()
    {
        var handle = Connection.Open(_path);
        raw.sqlite3_db_config(handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);
        return handle;
    }

    private sqlite3 Connect(string settings)
    {
        var handle = Connection.Open(_path);
        Connection.Execute(handle, $"PRAGMA busy_timeout={BusyTimeout.TotalMilliseconds}; {settings}");
        return handle;
    }

    private static int VersionOf(Connection connection)
    {
        using var statement = connection.Prepare("PRAGMA user_version");
        statement.Step();
        return (int)statement.Number(0);
    }
}
