namespace FauxSql.Engine.Storage;

/// <summary>
/// Holds the database for one transaction, which is undone on <see cref="Dispose"/> unless it was committed. It reads what it wrote.
/// </summary>
internal sealed class WriteSession(Connection connection, WriteQueue queue) : Session(connection)
{
    private bool _isCommitted;
    private bool _hasLeft;

    /// <summary>Runs statements that are not worth preparing.</summary>
    public void Execute(string sql) => Connection.Execute(sql);

    /// <summary>Makes the transaction durable, or in a shared one what <see cref="WriteQueue.Share"/> makes durable at its end.</summary>
    /// <exception cref="StorageException">The transaction was undone.</exception>
    public void Commit()
    {
        queue.Commit();
        _isCommitted = true;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_hasLeft)
            return;
        _hasLeft = true;
        queue.Leave(_isCommitted);
    }
}
