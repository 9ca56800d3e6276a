namespace FauxSql.Engine.Storage;

/// <summary>Holds the database for one transaction, which is undone on <see cref="Dispose"/> unless it was committed.</summary>
internal ref struct WriteSession(SqliteDatabase database)
{
    private bool _committed;

    /// <summary>Makes the transaction durable; only then may it be acknowledged.</summary>
    public void Commit()
    {
        database.Commit();
        _committed = true;
    }

    /// <summary>Lets go of the database.</summary>
    public readonly void Dispose() => database.Leave(_committed);
}
