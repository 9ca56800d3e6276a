using Microsoft.Data.Sqlite;

namespace FauxSql.Engine.Tests;

/// <summary>A path for a data file, which is removed afterwards.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("fauxsql-");

    public string Path => System.IO.Path.Combine(_directory.FullName, "data.db");

    /// <summary>Changes the file as another tool would.</summary>
    public void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
