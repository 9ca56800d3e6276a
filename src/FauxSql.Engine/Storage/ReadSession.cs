namespace FauxSql.Engine.Storage;

/// <summary>
/// Holds a connection for reading. Each statement sees what was committed when it began; <see cref="Snapshot"/> lets several see
/// the same.
/// </summary>
internal sealed class ReadSession(Connection connection) : Session(connection)
{
    private static readonly SqlText Begin = new("BEGIN");
    private static readonly SqlText End = new("COMMIT");
    private bool _isSnapshot;

    /// <summary>Makes everything that is read from here on belong to one moment.</summary>
    public void Snapshot()
    {
        Connection.Statement(Begin).Run();
        _isSnapshot = true;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        try
        {
            if (_isSnapshot)
                Connection.Statement(End).Run();
        }
        finally
        {
            _isSnapshot = false;
            Connection.Gate.Exit();
        }
    }
}
