namespace FauxSql.Engine.Storage;

/// <summary>
/// Lets writers in one after another, each with a transaction of its own, or several in one transaction that they share: each writer's work
/// is a savepoint of it then.
/// </summary>
/// <param name="connection">The connection that writes.</param>
/// <param name="damage">What lets nobody in any more once it was found.</param>
/// <param name="afterCommit">What is to be done after each commit, or <see langword="null"/>.</param>
internal sealed class WriteQueue(Connection connection, FileDamage damage, Action? afterCommit)
{
    private static readonly SqlText Begin = new("BEGIN IMMEDIATE");
    private static readonly SqlText End = new("COMMIT");
    private static readonly SqlText Rollback = new("ROLLBACK");
    private static readonly SqlText Mark = new("SAVEPOINT writer");
    private static readonly SqlText Keep = new("RELEASE writer");
    private static readonly SqlText Undo = new("ROLLBACK TO writer");

    private long _changesAtBegin;
    private bool _isShared;
    private bool _isClosed;

    /// <summary>How often something written was undone: what was counted along the way has to be counted again.</summary>
    public long Undone { get; private set; }

    /// <summary>Takes the gate and begins a transaction, or a part of the one that is shared.</summary>
    /// <exception cref="ObjectDisposedException">The queue is closed.</exception>
    /// <exception cref="StorageException">It could not begin, the shared transaction is lost, or the file was found to be damaged.</exception>
    public WriteSession Enter()
    {
        TakeGate();
        try
        {
            ThrowIfLost();
            if (!_isShared)
                connection.Trim();
            connection.Statement(_isShared ? Mark : Begin).Run();
            _changesAtBegin = connection.Changes;
            return new WriteSession(connection, this);
        }
        catch
        {
            connection.Gate.Exit();
            throw;
        }
    }

    /// <summary>
    /// Runs the work of several writers, who enter and commit as always, in one transaction. Nobody's work is durable, and nobody may be
    /// told anything, before this returns.
    /// </summary>
    /// <exception cref="ObjectDisposedException">The queue is closed.</exception>
    /// <exception cref="StorageException">The transaction was undone, whoever took part in it, or the file was found to be damaged before.</exception>
    public void Share(Action writers)
    {
        TakeGate();
        try
        {
            connection.Trim();
            connection.Statement(Begin).Run();
            _isShared = true;
            writers();
            ThrowIfLost();
            connection.Statement(End).Run();
            afterCommit?.Invoke();
        }
        catch
        {
            Undone++;
            if (!connection.IsAutocommit)
                connection.Statement(Rollback).Run();
            throw;
        }
        finally
        {
            _isShared = false;
            connection.Gate.Exit();
        }
    }

    /// <summary>Commits the caller's work.</summary>
    /// <exception cref="StorageException">The work was undone.</exception>
    public void Commit()
    {
        connection.Statement(_isShared ? Keep : End).Run();
        if (!_isShared)
            afterCommit?.Invoke();
    }

    /// <summary>Undoes the caller's work unless it is committed, and lets go of the gate.</summary>
    public void Leave(bool isCommitted)
    {
        try
        {
            if (!isCommitted)
                UndoOwn();
        }
        finally
        {
            connection.Gate.Exit();
        }
    }

    /// <summary>Lets nobody in any more.</summary>
    /// <returns>Whether it was open until now.</returns>
    public bool Close()
    {
        using (connection.Gate.EnterScope())
            return !_isClosed && (_isClosed = true);
    }

    private void TakeGate()
    {
        connection.Gate.Enter();
        try
        {
            if (_isClosed)
                throw new ObjectDisposedException(nameof(EmbeddedDynamo));
            damage.ThrowIfFound();
        }
        catch
        {
            connection.Gate.Exit();
            throw;
        }
    }

    private void UndoOwn()
    {
        if (connection.Changes != _changesAtBegin)
            Undone++;
        if (connection.IsAutocommit)
            return; // SQLite has rolled back by itself, as after a full disk
        if (_isShared)
        {
            connection.Statement(Undo).Run();
            connection.Statement(Keep).Run();
        }
        else
        {
            connection.Statement(Rollback).Run();
        }
    }

    // SQLite rolls back by itself after a full disk, say: then nothing is left of what others wrote before.
    private void ThrowIfLost()
    {
        if (_isShared && connection.IsAutocommit)
            throw new StorageException(0, "a write that shared the transaction failed");
    }
}
