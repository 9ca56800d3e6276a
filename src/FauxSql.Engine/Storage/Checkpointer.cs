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

    // Beyond this the log is made to start over, though readers have to be waited for.
    private const int MostPagesInLog = 2 * PagesBetweenCheckpoints;

    // Each leaves what was written during it, which is less each time.
    private const int RoundsBesideWriter = 3;

    private static readonly TimeSpan PatienceWithReaders = TimeSpan.FromMilliseconds(100);

    private readonly Connection _copier = file.NewCopier();
    private long _pages = file.PagesInLog;
    private Task? _copying;
    private volatile bool _isClosing;
    private volatile bool _isGivenUp;

    /// <summary>To be called after each commit.</summary>
    public void AfterCommit()
    {
        try
        {
            Advance();
        }
        catch (Exception)
        {
            // What has been committed is committed, and is safe in the log until the next attempt.
            _pages = 0;
        }
    }

    /// <summary>Waits for what is under way. The last connection that is closed copies the rest.</summary>
    public void Dispose()
    {
        _isClosing = true;
        if (_copying is not null)
            Task.WaitAny(_copying);
        _copier.Dispose();
        if (_isGivenUp)
            file.Writer.KeepLog();
    }

    private void Advance()
    {
        _pages += file.Writer.TakePagesWritten();
        if (_isGivenUp || _pages < PagesBetweenCheckpoints)
            return;
        if (_copying is null)
            _copying = Task.Factory.StartNew(CopyMost, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        else if (_copying.IsCompleted || _pages >= MostPagesBehind)
            CopyRest(_copying);
    }

    private void CopyMost()
    {
        ThreadNiceness.GiveWay();
        for (var round = 0; round < RoundsBesideWriter && !_isClosing; round++)
        {
            try
            {
                _copier.Checkpoint();
                Flush();
            }
            catch (StorageException e) when (e.IsBusy)
            {
                // The writer was just noting where the log ends.
            }
        }
    }

    // What is not on the disk yet when the writer's turn comes, the writer waits for. A system that could not write a page to the disk forgets
    // that it had to: the log, which has it, must not start over then. Whoever opens the file next copies the log from its beginning.
    private void Flush()
    {
        try
        {
            _copier.Flush();
        }
        catch (StorageException)
        {
            _isGivenUp = true;
            throw;
        }
    }

    private void CopyRest(Task copying)
    {
        Task.WaitAny(copying);
        (_copying, _pages) = (null, 0); // only now: no other copy may begin while one is under way
        copying.GetAwaiter().GetResult();
        if (file.Writer.Checkpoint() > MostPagesInLog)
            StartLogOver();
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
}
