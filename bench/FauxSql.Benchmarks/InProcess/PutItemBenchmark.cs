using BenchmarkDotNet.Attributes;
using FauxSql.Benchmarks.Model;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>One item of 1 KB in place of another, in a table with one index, a transaction each.</summary>
public class PutItemBenchmark : StorageBenchmark
{
    private (byte[] Key, byte[] IndexKey, byte[] Item)[] _rows = [];
    private byte[][] _requests = [];

    protected override Task PrepareAsync()
    {
        _rows = [.. Invoices.All.Select(invoice => (Contestants.KeyOf(invoice), Contestants.IndexKeyOf(invoice), Contestants.ItemOf(invoice)))];
        _requests = [.. Invoices.All.Select(Requests.PutItem)];
        return Task.CompletedTask;
    }

    [Benchmark(Baseline = true, Description = "SQLite statements for item and index")]
    public void Bare()
    {
        var (key, indexKey, item) = _rows[Next()];
        Data.Bare.Put(key, indexKey, item);
    }

    [Benchmark(Description = "FauxSql engine, JSON to JSON")]
    public ValueTask<int> EngineAsync() => Data.SendAsync("PutItem", _requests[Next()]);

    [Benchmark(Description = "FauxSql typed PutAsync, entity encoded")]
    public Task<Invoice> TypedAsync() => Data.Typed.Invoices.PutAsync(Invoices.All[Next()]);
}
