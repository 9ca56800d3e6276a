using SQLitePCL;

namespace FauxSql.Engine.Storage;

/// <summary>
/// SQLite refused something, or gave what it cannot have been given: a full disk, a damaged file, an I/O error. What was being written has been
/// rolled back.
/// </summary>
internal sealed class StorageException(int code, string message) : Exception(message)
{
    /// <summary>Damage that SQLite itself does not notice.</summary>
    public static StorageException Damage(string how) => new(raw.SQLITE_CORRUPT, how);

    /// <summary>SQLite's result code, https://www.sqlite.org/rescode.html.</summary>
    public int Code { get; } = code;

    /// <summary>Whether somebody else was at it.</summary>
    public bool IsBusy => (Code & 0xFF) is raw.SQLITE_BUSY;

    /// <summary>Whether the file is damaged.</summary>
    public bool IsDamage => (Code & 0xFF) is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB;

    /// <summary>Whether rows are gone that were there a moment ago, since somebody else deleted their table.</summary>
    // A statement prepared before the table went answers SQLITE_SCHEMA.
    public bool IsMissingTable =>
        Code is raw.SQLITE_ERROR or raw.SQLITE_SCHEMA && Message.StartsWith("no such table", StringComparison.Ordinal);
}
