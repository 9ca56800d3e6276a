namespace FauxSql.Engine.Storage;

/// <summary>The list of tables in the file: a number, a name and a definition each.</summary>
internal sealed class Catalogue(SqliteDatabase database)
{
    private readonly SqliteStatement _insert = database.Prepare("INSERT INTO fx_tables(name, definition) VALUES(?1, ?2) RETURNING id");
    private readonly SqliteStatement _delete = database.Prepare("DELETE FROM fx_tables WHERE id = ?1");

    /// <summary>Every table.</summary>
    public IReadOnlyList<(long Id, byte[] Definition)> Read()
    {
        using var statement = database.PrepareOnce("SELECT id, definition FROM fx_tables");
        var tables = new List<(long, byte[])>();
        while (statement.Step())
            tables.Add((statement.Number(0), statement.Blob(1).ToArray()));
        return tables;
    }

    /// <summary>Adds a table and returns its number, which is never used again.</summary>
    public long Add(string name, byte[] definition)
    {
        _insert.Bind(1, name).Bind(2, definition).Step();
        var id = _insert.Number(0);
        _insert.Reset();
        return id;
    }

    /// <summary>Takes a table off the list.</summary>
    public void Remove(long id) => _delete.Bind(1, id).Run();
}
