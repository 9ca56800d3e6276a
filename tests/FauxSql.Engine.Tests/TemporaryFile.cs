namespace FauxSql.Engine.Tests;

/// <summary>A path for a data file, which is removed afterwards.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("fauxsql-");

    public string Path => System.IO.Path.Combine(_directory.FullName, "data.db");

    public void Dispose() => _directory.Delete(recursive: true);
}
