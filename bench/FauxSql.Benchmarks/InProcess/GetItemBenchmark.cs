using BenchmarkDotNet.Attributes;
using FauxSql.Benchmarks.Model;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>One item of 1 KB by its key.</summary>
public class GetItemBenchmark : StorageBenchmark
{
    private byte[][] _keys = [];
    private byte[][] _requests = [];

    protected override async Task PrepareAsync()
    {
        _keys = [.. Invoices.All.Select(Contestants.KeyOf)];
        _requests = [.. Invoices.All.Select(Requests.GetItem)];
        foreach (var (number, invoice) in Invoices.All.Index())
        {
#pragma warning disable FXS100 // the read of one item is what is checked
            if (await Data.Typed.Invoices.GetAsync(invoice.CustomerId, invoice.InvoiceId).ConfigureAwait(false) != invoice
#pragma warning restore FXS100
                || !Data.Bare.Get(_keys[number]).AsSpan().SequenceEqual(Contestants.ItemOf(invoice)))
                throw new InvalidOperationException("The contestants hold different items");
        }
    }

    [Benchmark(Baseline = true, Description = "SQLite statement, bytes copied out")]
    public byte[] Bare() => Data.Bare.Get(_keys[Next()]);

    [Benchmark(Description = "SQLite statement, bytes decoded by the generated codec")]
    public Invoice BareDecoded() => InvoiceCodec.Instance.Read(Data.Bare.Get(_keys[Next()]));

    [Benchmark(Description = "FauxSql engine, JSON to JSON")]
    public ValueTask<int> EngineAsync() => Data.SendAsync("GetItem", _requests[Next()]);

    [Benchmark(Description = "FauxSql typed GetAsync, entity decoded")]
    public Task<Invoice> TypedAsync()
    {
        var invoice = Invoices.All[Next()];
        return Data.Typed.Invoices.GetAsync(invoice.CustomerId, invoice.InvoiceId);
    }
}
