namespace FauxSql.Engine.Storage;

/// <summary>SQLite refused something: a full disk, a damaged file, an I/O error. What was being written has been rolled back.</summary>
internal sealed class StorageException(int code, string message) : Exception(message)
{
    /// <summary>SQLite's result code, https://www.sqlite.org/rescode.html.</summary>
    public int Code { get; } = code;
}
