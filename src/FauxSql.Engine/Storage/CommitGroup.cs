namespace FauxSql.Engine.Storage;

/// <summary>Writers whose work stands in one open transaction and who wait until somebody commits it.</summary>
internal sealed class CommitGroup
{
    private readonly ManualResetEventSlim _isOver = new();
    private StorageException? _failure;

    /// <summary>How many writers wait.</summary>
    public int Members { get; set; }

    /// <summary>Waits for the commit.</summary>
    /// <exception cref="StorageException">The transaction was undone.</exception>
    public void Wait()
    {
        _isOver.Wait();
        if (_failure is not null)
            throw new StorageException(_failure.Code, _failure.Message);
    }

    /// <summary>Lets everybody go on.</summary>
    /// <param name="failure">Why the transaction was undone, or <see langword="null"/> if it was committed.</param>
    // The event is left to the garbage collector: it has a handle only if somebody asks for one, and nobody knows who is last.
    public void End(StorageException? failure)
    {
        _failure = failure;
        _isOver.Set();
    }
}
