namespace FauxSql.Engine.Storage;

/// <summary>
/// Brings what stands in SQLite's log into the file, so that the log starts over. Most is copied beside the writer; only what was written
/// in the last moment is copied while the writer waits. All members are called by who holds the writer's gate, or when nobody can.
/// </summary>
internal sealed class Checkpointer(DataFile file) : IDisposable
{
    // Pages that change again and again are brought over once for all their changes in the log.
    private const int PagesBetweenCheckpoints = 8_000;

    // A disk that is slower than the writer makes it wait, or the log would grow without end.
    private const int MostPagesBehind = 2 * PagesBetweenCheckpoints;

    // Each leaves what was written during it, which is less each time.
    private const int RoundsBesideWriter = 3;

    private static readonly TimeSpan PatienceWithReaders = TimeSpan.FromMilliseconds(100);

    private readonly Connection _copier = file.NewCopier();
    private long _pages;
    private Task? _copying;

    /// <summary>To be called after each commit.</summary>
    public void AfterCommit()
    {
        _pages += file.Writer.TakePagesWritten();
        if (_copying is null && _pages >= PagesBetweenCheckpoints)
            _copying = Task.Factory.StartNew(CopyMost, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        else if (_copying is { IsCompleted: true } || _pages >= MostPagesBehind)
            CopyRest();
    }

    /// <summary>Waits for what is under way.</summary>
    public void Dispose()
    {
        Ignore(() => _copying?.GetAwaiter().GetResult());
        _copier.Dispose();
    }

    // What is not on the disk yet when the writer's turn comes, the writer waits for.
    private void CopyMost()
    {
        for (var round = 0; round < RoundsBesideWriter; round++)
        {
            _copier.Checkpoint();
            file.Flush();
        }
    }

    private void CopyRest()
    {
        Ignore(() => _copying?.GetAwaiter().GetResult());
        Ignore(() => file.Writer.Checkpoint());
        if (file.LogBytes > DataFile.MostLogBytes)
            Ignore(StartLogOver);
        _copying = null;
        _pages = 0;
    }

    // SQLite starts its log over when nobody reads from it. Who begins to read now reads from the file only, so that those are waited for who
    // are in the middle of a page; a tool that reads for long is waited for another time.
    private void StartLogOver()
    {
        file.Writer.Execute($"PRAGMA busy_timeout={PatienceWithReaders.TotalMilliseconds}");
        try
        {
            file.Writer.Execute("PRAGMA wal_checkpoint(RESTART)");
        }
        finally
        {
            file.Writer.Execute($"PRAGMA busy_timeout={DataFile.BusyTimeout.TotalMilliseconds}");
        }
    }

    // What has been committed is committed, and is safe in the log until the next attempt.
    private static void Ignore(Action attempt)
    {
        try
        {
            attempt();
        }
        catch (Exception e) when (e is StorageException or IOException or UnauthorizedAccessException)
        {
        }
    }
}
