using BenchmarkDotNet.Attributes;
using FauxSql.Benchmarks.Model;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;
using FauxSql.Transfer.Exporting;
using FauxSql.Transfer.Importing;
using FauxSql.Transfer.Sources;
using Microsoft.Data.Sqlite;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>
/// 10,000 items of 1 KB into an empty table, each iteration anew. The rival sends what the engine is to write: the finished requests, eight at a time.
/// </summary>
public abstract class ImportBenchmark
{
    private const int InFlight = 8;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fauxsql-bench");
    private EmbeddedDynamo _engine = null!;
    private ScratchFile? _file;
    private byte[][] _requests = [];
    private DatabaseSchema _schema = null!;

    [ParamsAllValues]
    public Medium Medium { get; set; }

    private protected abstract string Operation { get; }

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var db = new BenchDb(engine);
        _schema = SchemaOf(db.Schema);
        await db.EnsureTablesAsync();
        await db.Invoices.PutManyAsync(Invoices.All);
        await Exporter.ExportAsync(engine, db.Schema, PathOf("jsonl"), ExportFormat.Jsonl);
        await Exporter.ExportAsync(engine, db.Schema, PathOf("csv"), ExportFormat.Csv);
        WriteSqlite(PathOf("bench.db"));
        _requests = await RequestsAsync();
    }

    [GlobalCleanup]
    public void Remove() => _folder.Delete(recursive: true);

    [IterationSetup]
    public void Open()
    {
        _file = Medium == Medium.Disk ? new ScratchFile() : null;
        _engine = _file is null ? EmbeddedDynamo.InMemory() : EmbeddedDynamo.Open(_file.Path);
        var created = Importer.ImportAsync(_engine, _schema, Settings(ImportKind.Jsonl, EmptyFolder())).GetAwaiter().GetResult();
        if (created.Parts.Count != 1)
            throw new InvalidOperationException("The tables were not made");
    }

    [IterationCleanup]
    public void Close()
    {
        _engine.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _file?.Dispose();
    }

    private protected Task SendAsync() => Parallel.ForEachAsync(_requests, new ParallelOptions { MaxDegreeOfParallelism = InFlight }, async (request, token) =>
    {
        using var response = await _engine.SendAsync(new BackendRequest(Operation, request, CallContext.None), token);
        if (!response.IsSuccess)
            throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(response.Body.Span));
    });

    private protected Task ImportAsync(ImportKind kind, string name) => ImportAsync(_engine, kind, name);

    private protected async Task ImportAsync(IBackend backend, ImportKind kind, string name)
    {
        var report = await Importer.ImportAsync(backend, _schema, Settings(kind, PathOf(name)));
        if (report.Parts.Sum(part => part.Imported) != Invoices.Count)
            throw new InvalidOperationException($"Not all rows are in: {string.Join(", ", report.Parts)}");
    }

    private protected virtual DatabaseSchema SchemaOf(DatabaseSchema schema) => schema;

    /// <summary>The finished requests that the rival sends.</summary>
    private protected abstract Task<byte[][]> RequestsAsync();

    private ImportSettings Settings(ImportKind kind, string path) => new(new ImportFrom(kind, path), "bench", PathOf("checkpoint"), PathOf("rejects"));

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    private string EmptyFolder()
    {
        var folder = Directory.CreateDirectory(PathOf("empty")).FullName;
        File.WriteAllText(Path.Combine(folder, "Invoice.jsonl"), "");
        return folder;
    }

    private static void WriteSqlite(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE invoices (customer_id TEXT NOT NULL, invoice_id TEXT NOT NULL, region TEXT NOT NULL, issued_at DATETIME NOT NULL, status TEXT NOT NULL, total NUMERIC NOT NULL, lines INTEGER NOT NULL, is_paid BOOLEAN NOT NULL, bill_to TEXT NOT NULL, note TEXT NOT NULL, PRIMARY KEY (customer_id, invoice_id))";
        command.ExecuteNonQuery();
        command.CommandText = "INSERT INTO invoices VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9)";
        foreach (var invoice in Invoices.All)
        {
            command.Parameters.Clear();
            object[] values =
            [
                invoice.CustomerId, invoice.InvoiceId, invoice.Region, invoice.IssuedAt.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture), invoice.Status.ToString(), (double)invoice.Total,
                invoice.Lines, invoice.IsPaid, System.Text.Json.JsonSerializer.Serialize(invoice.BillTo), invoice.Note,
            ];
            foreach (var (number, value) in values.Index())
                command.Parameters.AddWithValue($"${number}", value);
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
