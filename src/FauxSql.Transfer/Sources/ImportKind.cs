namespace FauxSql.Transfer.Sources;

/// <summary>What rows are imported from.</summary>
public enum ImportKind
{
    /// <summary>A SQLite database file: a table for each entity.</summary>
    Sqlite,

    /// <summary>A folder with a CSV file for each entity.</summary>
    Csv,

    /// <summary>A folder with a file of JSON lines for each entity.</summary>
    Jsonl,

    /// <summary>A file of rejects, once its rows are mended.</summary>
    Rejects,
}
