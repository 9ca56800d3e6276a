namespace FauxSql.Benchmarks.InProcess;

/// <summary>A path for a database in a temporary folder that goes away.</summary>
internal sealed class ScratchFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fauxsql-bench");

    public string Path => System.IO.Path.Combine(_folder.FullName, "bench.db");

    public void Dispose() => _folder.Delete(recursive: true);
}
