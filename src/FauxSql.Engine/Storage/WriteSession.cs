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

    /// <summary>Makes the transaction durable. The session holds the database until it is disposed of.</summary>
    /// <exception cref="StorageException">The transaction was undone.</exception>
    public void Commit()
    {
        queue.Commit();
        _isCommitted = true;
    }

    /// <summary>
    /// Makes the transaction durable, together with those of writers who wait for their turn, and lets go of the database. Only when
    /// this returns may the write be acknowledged.
    /// </summary>
    /// <exception cref="StorageException">The transaction was undone.</exception>
    public void CommitTogether()
    {
        _hasLeft = true;
        queue.CommitTogether();
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
