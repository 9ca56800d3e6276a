using System.Text;
using BenchmarkDotNet.Attributes;
using FauxSql.Benchmarks.Model;
using FauxSql.Protocol.Values;
using SdkValue = Amazon.DynamoDBv2.Model.AttributeValue;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>From the JSON body of a GetItem's answer to an entity of ten attributes.</summary>
public class DecodeBenchmark
{
    private readonly SdkMarshalling _sdk = new();
    private byte[] _body = [];
    private byte[] _sdkBody = [];
    private Dictionary<string, SdkValue> _map = [];

    [GlobalSetup]
    public void Prepare()
    {
        var invoice = Invoices.All[4711];
        _body = AnswerOf(invoice);
        _sdkBody = _sdk.AnswerOf(SdkInvoice.Of(invoice));
        _map = _sdk.ToMap(SdkInvoice.Of(invoice));
        if (FauxSql() != invoice || Sdk().Note != invoice.Note || SdkMap().Total != invoice.Total)
            throw new InvalidOperationException("What was decoded is not what was encoded");
    }

    [Benchmark(Baseline = true, Description = "DynamoDBContext: JSON, attribute map, FromDocument")]
    public SdkInvoice Sdk() => _sdk.FromResponse(_sdkBody);

    [Benchmark(Description = "DynamoDBContext: attribute map, FromDocument; no JSON")]
    public SdkInvoice SdkMap() => _sdk.FromMap(_map);

    [Benchmark(Description = "FauxSql: JSON, generated codec")]
    public Invoice FauxSql() => ItemReader.TryFind(_body, "Item", out var item)
        ? InvoiceCodec.Instance.Read(item.Span)
        : throw new InvalidOperationException("No item");

    [GlobalCleanup]
    public void Clean() => _sdk.Dispose();

    private static byte[] AnswerOf(Invoice invoice) => Encoding.UTF8.GetBytes($$"""{"Item":{{Encoding.UTF8.GetString(Contestants.ItemOf(invoice))}}}""");
}
