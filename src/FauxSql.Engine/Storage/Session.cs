namespace FauxSql.Engine.Storage;

/// <summary>A connection held for a while: for a page of rows at most, so that others get their turn.</summary>
internal abstract class Session(Connection connection) : IDisposable
{
    /// <summary>The connection, whose statements may be used within the session only.</summary>
    public Connection Connection { get; } = connection;

    /// <summary>Lets go of the connection.</summary>
    public abstract void Dispose();
}
