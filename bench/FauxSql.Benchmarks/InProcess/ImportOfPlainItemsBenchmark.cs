using BenchmarkDotNet.Attributes;
using FauxSql.Benchmarks.Model;
using FauxSql.Transfer.Sources;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>Items that need no more than a put: the rival is the engine's rate of batch writes.</summary>
public class ImportOfPlainItemsBenchmark : ImportBenchmark
{
    private protected override string Operation => "BatchWriteItem";

    [Benchmark(Baseline = true, Description = "BatchWriteItem of 25, finished requests", OperationsPerInvoke = Invoices.Count)]
    public Task Requests() => SendAsync();

    [Benchmark(Description = "import of JSON lines", OperationsPerInvoke = Invoices.Count)]
    public Task JsonLines() => ImportAsync(ImportKind.Jsonl, "jsonl");

    [Benchmark(Description = "import of CSV", OperationsPerInvoke = Invoices.Count)]
    public Task Csv() => ImportAsync(ImportKind.Csv, "csv");

    [Benchmark(Description = "import of SQLite", OperationsPerInvoke = Invoices.Count)]
    public Task Sqlite() => ImportAsync(ImportKind.Sqlite, "bench.db");

    private protected override Task<byte[][]> RequestsAsync() => Task.FromResult(Invoices.All.Chunk(25).Select(InProcess.Requests.BatchPut).ToArray());
}
