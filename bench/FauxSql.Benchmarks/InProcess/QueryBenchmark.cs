using BenchmarkDotNet.Attributes;
using FauxSql.Benchmarks.Model;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>The 20 items of 1 KB that share a partition of an index.</summary>
public class QueryBenchmark : StorageBenchmark
{
    private (byte[] From, byte[] Before)[] _ranges = [];
    private byte[][] _requests = [];

    protected override async Task PrepareAsync()
    {
        _ranges = [.. Invoices.All.Select(invoice => Contestants.RangeOf(invoice.Region))];
        _requests = [.. Invoices.All.Select(invoice => Requests.QueryByRegion(invoice.Region))];
        var found = await TypedAsync().ConfigureAwait(false);
        var expected = Invoices.All.Where(invoice => invoice.Region == found[0].Region).ToList();
        var (from, before) = Contestants.RangeOf(found[0].Region);
        if (!found.SequenceEqual(expected) || !Data.Bare.Query(from, before, Invoices.InGroup).Select(item => InvoiceCodec.Instance.Read(item)).SequenceEqual(expected))
            throw new InvalidOperationException("The contestants find different items");
    }

    [Benchmark(Baseline = true, Description = "SQLite statement, bytes copied out")]
    public object Bare()
    {
        var (from, before) = _ranges[Next()];
        return Data.Bare.Query(from, before, Invoices.InGroup);
    }

    [Benchmark(Description = "FauxSql engine, JSON to JSON")]
    public ValueTask<int> EngineAsync() => Data.SendAsync("Query", _requests[Next()]);

    [Benchmark(Description = "FauxSql typed ToListAsync, entities decoded")]
    public Task<IReadOnlyList<Invoice>> TypedAsync() =>
        Data.Typed.Invoices.ByRegion(Invoices.All[Next()].Region).Take(Invoices.InGroup).ToListAsync();
}
