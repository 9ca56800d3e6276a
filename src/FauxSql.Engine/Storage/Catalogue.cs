namespace FauxSql.Engine.Storage;

/// <summary>The list of tables in the file: a number, a name and a definition each.</summary>
internal static class Catalogue
{
    private static readonly SqlText All = new("SELECT id, definition FROM fx_tables");
    private static readonly SqlText Insert = new("INSERT INTO fx_tables(name, definition) VALUES(?1, ?2) RETURNING id");
    private static readonly SqlText Update = new("UPDATE fx_tables SET definition = ?2 WHERE id = ?1");
    private static readonly SqlText Delete = new("DELETE FROM fx_tables WHERE id = ?1");

    /// <summary>Every table.</summary>
    public static IReadOnlyList<(long Id, byte[] Definition)> Read(Session session)
    {
        var statement = session.Connection.Statement(All);
        var tables = new List<(long, byte[])>();
        while (statement.Step())
            tables.Add((statement.Number(0), statement.Blob(1).ToArray()));
        statement.Reset();
        return tables;
    }

    /// <summary>Adds a table and returns its number, which is never used again.</summary>
    public static long Add(WriteSession session, string name, byte[] definition)
    {
        var statement = session.Connection.Statement(Insert);
        statement.Bind(1, name).Bind(2, definition).Step();
        var id = statement.Number(0);
        statement.Reset();
        return id;
    }

    /// <summary>Gives a table another definition.</summary>
    public static void Replace(WriteSession session, long id, byte[] definition) =>
        session.Connection.Statement(Update).Bind(1, id).Bind(2, definition).Run();

    /// <summary>Takes a table off the list.</summary>
    public static void Remove(WriteSession session, long id) => session.Connection.Statement(Delete).Bind(1, id).Run();
}
