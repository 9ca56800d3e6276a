using FauxSql.Protocol.Backends;
using FauxSql.Schema;
using FauxSql.Transfer.Exporting;
using FauxSql.Transfer.Importing;
using FauxSql.Transfer.Sources;

namespace FauxSql.Transfer.Tests;

/// <summary>A folder of a test's own for what is imported and exported, which goes with it.</summary>
internal sealed class TransferFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public string Rejects => PathOf("rejects.jsonl");

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public IReadOnlyList<string> RejectLines => File.Exists(Rejects) ? File.ReadAllLines(Rejects) : [];

    /// <summary>Writes a file into a folder within.</summary>
    public string Write(string folder, string name, string text)
    {
        Directory.CreateDirectory(PathOf(folder));
        File.WriteAllText(Path.Combine(PathOf(folder), name), text);
        return PathOf(folder);
    }

    public ImportSettings Settings(ImportKind kind, string path) => new(new ImportFrom(kind, path), "test", PathOf("import.checkpoint"), Rejects);

    public Task<ImportReport> ImportAsync(IBackend backend, DatabaseSchema schema, ImportKind kind, string path, params string[] skips) =>
        Importer.ImportAsync(backend, schema, Settings(kind, path) with { Skips = skips }, cancellationToken: TestContext.Current.CancellationToken);

    public Task<IReadOnlyList<ExportCount>> ExportAsync(IBackend backend, DatabaseSchema schema, string name, ExportFormat format) =>
        Exporter.ExportAsync(backend, schema, PathOf(name), format, cancellationToken: TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Delete(recursive: true);
}
