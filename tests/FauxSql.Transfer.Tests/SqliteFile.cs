using Microsoft.Data.Sqlite;

namespace FauxSql.Transfer.Tests;

/// <summary>A SQLite database of a test's own, made by statements, which goes with it.</summary>
internal sealed class SqliteFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public SqliteFile(string statements, string name = "source.db")
    {
        Path = System.IO.Path.Combine(_folder.FullName, name);
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    public string Path { get; }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path};Pooling=False;Foreign Keys=False");
        connection.Open();
        return connection;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
