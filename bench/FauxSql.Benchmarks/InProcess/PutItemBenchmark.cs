using BenchmarkDotNet.Attributes;
using FauxSql.Benchmarks.Model;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>
/// One item of 1 KB in place of another, in a table with one index, a transaction each. When an item comes up again it differs from what is
/// stored: SQLite writes no pages, and the engine no entries, that stay the same.
/// </summary>
public class PutItemBenchmark : StorageBenchmark
{
    private Version[] _versions = [];

    protected override Task PrepareAsync()
    {
        _versions = [.. Enumerable.Range(1, 2).Select(version => new Version([.. Invoices.All.Select(invoice => invoice with { Lines = version })]))];
        return Task.CompletedTask;
    }

    [Benchmark(Baseline = true, Description = "SQLite statements for item and index")]
    public void Bare()
    {
        var next = Next();
        var (key, indexKey, item) = _versions[Round % 2].Rows[next];
        Data.Bare.Put(key, indexKey, item);
    }

    [Benchmark(Description = "FauxSql engine, JSON to JSON")]
    public ValueTask<int> EngineAsync()
    {
        var next = Next();
        return Data.SendAsync("PutItem", _versions[Round % 2].Requests[next]);
    }

    [Benchmark(Description = "FauxSql typed PutAsync, entity encoded")]
    public Task<Invoice> TypedAsync()
    {
        var next = Next();
        return Data.Typed.Invoices.PutAsync(_versions[Round % 2].Invoices[next]);
    }

    private sealed class Version(Invoice[] invoices)
    {
        public Invoice[] Invoices => invoices;

        public (byte[] Key, byte[] IndexKey, byte[] Item)[] Rows { get; } =
            [.. invoices.Select(invoice => (Contestants.KeyOf(invoice), Contestants.IndexKeyOf(invoice), Contestants.ItemOf(invoice)))];

        public byte[][] Requests { get; } = [.. invoices.Select(InProcess.Requests.PutItem)];
    }
}
