using Microsoft.Data.Sqlite;

namespace FauxSql.Transfer.Tests;

/// <summary>A SQLite database of a test's own, made by statements, which goes with it.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public SqliteFile(string statements, string name = "source.db")
    {
        Path = System.IO.Path.Combine(_folder.FullName, name);
        Make(Path, statements);
    }

    public string Path { get; }

    /// <summary>Makes a database in a folder that somebody else deletes.</summary>
    public static void Make(string path, string statements)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    public SqliteConnection Open() => Open(Path);

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False;Foreign Keys=False");
        connection.Open();
        return connection;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
