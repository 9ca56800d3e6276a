namespace FauxSql.Engine.Storage;

/// <summary>
/// Lets writers in one after another, each with a transaction of its own, and makes those who come at the same time share a commit:
/// a writer who is done while others wait leaves the SQLite transaction open to the next, and the last one commits for all of them.
/// No thread but the callers' own takes part. Within a shared transaction each writer's work is a savepoint.
/// </summary>
/// <param name="connection">The connection that writes.</param>
/// <param name="isShared">Whether commits are worth sharing; in memory they cost less than waiting for one another.</param>
/// <param name="afterCommit">What is to be done after each commit, or <see langword="null"/>.</param>
internal sealed class WriteQueue(Connection connection, bool isShared, Action? afterCommit)
{
    private const int MostMembers = 128;

    private static readonly SqlText Begin = new("BEGIN IMMEDIATE");
    private static readonly SqlText CommitAll = new("COMMIT");
    private static readonly SqlText Rollback = new("ROLLBACK");
    private static readonly SqlText Mark = new("SAVEPOINT member");
    private static readonly SqlText Keep = new("RELEASE member");
    private static readonly SqlText Undo = new("ROLLBACK TO member");

    private int _waiting;
    private long _changesAtBegin;
    private CommitGroup? _group;
    private bool _isClosed;

    /// <summary>How often something written was undone: what was counted along the way has to be counted again.</summary>
    public long Undone { get; private set; }

    /// <summary>How many writers wait for their turn.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Takes the gate and begins a transaction.</summary>
    /// <exception cref="ObjectDisposedException">The queue is closed.</exception>
    public WriteSession Enter()
    {
        Interlocked.Increment(ref _waiting);
        connection.Gate.Enter();
        Interlocked.Decrement(ref _waiting);
        if (_isClosed)
        {
            connection.Gate.Exit();
            throw new ObjectDisposedException(nameof(EmbeddedDynamo));
        }

        try
        {
            connection.Trim();
            connection.Statement(_group is null ? Begin : Mark).Run();
            _changesAtBegin = connection.Changes;
            return new WriteSession(connection, this);
        }
        catch (StorageException e)
        {
            EndGroup(e);
            connection.Gate.Exit();
            throw;
        }
    }

    /// <summary>Commits the caller's work and that of everybody who waits for it.</summary>
    public void Commit()
    {
        try
        {
            connection.Statement(CommitAll).Run();
        }
        catch (StorageException e)
        {
            EndGroup(e);
            throw;
        }

        EndGroup(failure: null);
        afterCommit?.Invoke();
    }

    /// <summary>Commits, or leaves the commit to a writer who waits, and lets go of the gate.</summary>
    public void CommitTogether()
    {
        CommitGroup? group = null;
        try
        {
            if (!MayLeaveOpen)
                Commit();
            else
                group = Join();
        }
        catch (StorageException e)
        {
            EndGroup(e);
            throw;
        }
        finally
        {
            connection.Gate.Exit();
        }

        group?.Wait();
    }

    /// <summary>Undoes the caller's work unless it is committed, and lets go of the gate.</summary>
    public void Leave(bool isCommitted)
    {
        try
        {
            if (!isCommitted)
                UndoOwn();
        }
        catch (StorageException e)
        {
            EndGroup(e);
            throw;
        }
        finally
        {
            connection.Gate.Exit();
        }
    }

    /// <summary>Commits what is left open and lets nobody in any more.</summary>
    /// <returns>Whether it was open until now.</returns>
    public bool Close()
    {
        using (connection.Gate.EnterScope())
        {
            if (_isClosed)
                return false;
            _isClosed = true;
            try
            {
                if (_group is not null)
                    Commit();
            }
            catch (StorageException)
            {
                // Those who wait are told; closing goes on.
            }

            return true;
        }
    }

    // Whoever waits has to enter, and will then find the open transaction; so somebody always commits it.
    private bool MayLeaveOpen => isShared && Waiting > 0 && (_group is null || _group.Members < MostMembers);

    private CommitGroup Join()
    {
        if (_group is not null)
            connection.Statement(Keep).Run();
        _group ??= new CommitGroup();
        _group.Members++;
        return _group;
    }

    private void UndoOwn()
    {
        if (connection.IsAutocommit)
        {
            // SQLite has rolled back by itself, as after a full disk: nobody's work is left.
            EndGroup(new StorageException(0, "a write that shared the transaction failed"));
            return;
        }

        if (connection.Changes != _changesAtBegin)
            Undone++;
        if (_group is null)
        {
            connection.Statement(Rollback).Run();
            return;
        }

        // What the caller is about to be told, it saw in the others' work: that has to be durable first.
        connection.Statement(Undo).Run();
        connection.Statement(Keep).Run();
        Commit();
    }

    // After a failure nothing is left of the transaction, whoever took part in it.
    private void EndGroup(StorageException? failure)
    {
        if (failure is not null)
            Undone++;
        if (failure is not null && !connection.IsAutocommit)
            connection.Statement(Rollback).Run();
        _group?.End(failure);
        _group = null;
    }
}
