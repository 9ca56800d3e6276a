namespace FauxSql.Engine.Storage;

/// <summary>Holds the database for reading until it is disposed of.</summary>
internal readonly ref struct ReadSession(Lock gate)
{
    /// <summary>Lets go of the database.</summary>
    public void Dispose() => gate.Exit();
}
