namespace FauxSql.Engine.Storage;

/// <summary>
/// What is in a data file beside the rows, version by version. A new file is one that is brought forward from nothing, so there is one way
/// to arrive at the current version.
/// </summary>
internal static class Schema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE fx_tables(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, definition BLOB NOT NULL);
        CREATE TABLE fx_tokens(token TEXT PRIMARY KEY, request BLOB NOT NULL, expires INTEGER NOT NULL);
        """,
        "CREATE TABLE fx_totals(name TEXT PRIMARY KEY, items INTEGER NOT NULL, bytes INTEGER NOT NULL)",
        "", // from here on rows are written with a checksum, see SizeColumn
    ];

    /// <summary>The version that this engine writes; newer ones it cannot read.</summary>
    public static int Version => Steps.Length;

    /// <summary>Brings a database to the current version, or leaves it as it is if that fails.</summary>
    /// <param name="connection">The database.</param>
    /// <param name="from">Its version, 0 for an empty one.</param>
    /// <exception cref="StorageException">It failed.</exception>
    public static void Migrate(Connection connection, int from)
    {
        if (from == Version)
            return;
        var steps = string.Join(";\n", Steps[from..]);
        connection.Execute($"BEGIN IMMEDIATE; {steps}; PRAGMA application_id={DatabaseHeader.ApplicationId}; PRAGMA user_version={Version}; COMMIT");
    }
}
