using System.Text;
using BenchmarkDotNet.Attributes;
using FauxSql.Benchmarks.Model;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>A database of its own for a test: a copy of a filled one, or filled anew.</summary>
public class CloneBenchmark
{
    private const int Batch = 25;

    private readonly ScratchFile _file = new();
    private readonly EmbeddedDynamo _filled = EmbeddedDynamo.InMemory();
    private readonly BareSqlite _bare = new(path: null);
    private readonly EmbeddedDynamo _empty = EmbeddedDynamo.InMemory();
    private byte[][] _batches = [];

    [Params(100, 10_000, 100_000)]
    public int Items { get; set; }

    [GlobalSetup]
    public async Task FillAsync()
    {
        List<Invoice> invoices = [.. Enumerable.Range(0, Items).Select(Invoices.Make)];
        _batches = [.. invoices.Chunk(Batch).Select(Requests.BatchPut)];
        foreach (var invoice in invoices)
            _bare.Put(Contestants.KeyOf(invoice), Contestants.IndexKeyOf(invoice), Contestants.ItemOf(invoice));
        await new BenchDb(_empty).EnsureTablesAsync().ConfigureAwait(false);
        await new BenchDb(_filled).EnsureTablesAsync().ConfigureAwait(false);
        await WriteAsync(_filled).ConfigureAwait(false);
        await CheckAsync(invoices[^1]).ConfigureAwait(false);
    }

    [GlobalCleanup]
    public void Clean()
    {
        _bare.Dispose();
        _filled.Dispose();
        _empty.Dispose();
        _file.Dispose();
    }

    [Benchmark(Baseline = true, Description = "SQLite, VACUUM INTO a file, opened")]
    public void Vacuum()
    {
        File.Delete(_file.Path);
        using var copy = _bare.VacuumInto(_file.Path);
    }

    [Benchmark(Description = "FauxSql engine, Clone")]
    public void Clone()
    {
        using var clone = _filled.Clone();
    }

    [Benchmark(Description = "FauxSql engine, filled anew in batches")]
    public async Task AnewAsync()
    {
        await using var engine = _empty.Clone();
        await WriteAsync(engine).ConfigureAwait(false);
    }

    private async Task WriteAsync(EmbeddedDynamo engine)
    {
        foreach (var body in _batches)
        {
            using var answer = await engine.SendAsync(new BackendRequest("BatchWriteItem", body, CallContext.None), CancellationToken.None).ConfigureAwait(false);
            if (!answer.IsSuccess)
                throw new InvalidOperationException(Encoding.UTF8.GetString(answer.Body.Span));
        }
    }

    private async Task CheckAsync(Invoice last)
    {
        await using var clone = _filled.Clone();
        var typed = new BenchDb(clone);
        if (await typed.Invoices.GetAsync(last.CustomerId, last.InvoiceId).ConfigureAwait(false) != last
            || await typed.Invoices.Scan().Within(Items + 1).CountAsync().ConfigureAwait(false) != Items)
            throw new InvalidOperationException("The clone does not hold the items");
    }
}
