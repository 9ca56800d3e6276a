using System.Buffers;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using FauxSql.Benchmarks.Model;
using FauxSql.Protocol.Values;
using SdkValue = Amazon.DynamoDBv2.Model.AttributeValue;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>From an entity of ten attributes to the JSON body of a PutItem.</summary>
public class EncodeBenchmark
{
    private readonly SdkMarshalling _sdk = new();
    private readonly Invoice _invoice = Invoices.All[4711];
    private readonly SdkInvoice _sdkInvoice = SdkInvoice.Of(Invoices.All[4711]);

    [Benchmark(Baseline = true, Description = "DynamoDBContext: ToDocument, attribute map, JSON")]
    public object Sdk()
    {
        using var request = (IDisposable)_sdk.ToRequest(_sdkInvoice);
        return request;
    }

    [Benchmark(Description = "DynamoDBContext: ToDocument, attribute map; no JSON")]
    public Dictionary<string, SdkValue> SdkMap() => _sdk.ToMap(_sdkInvoice);

    [Benchmark(Description = "FauxSql: generated codec, JSON")]
    public object FauxSql()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using var writer = new Utf8JsonWriter(buffer, ItemJson.WriterOptions);
        Requests.WritePutItem(writer, _invoice);
        return buffer;
    }

    [GlobalCleanup]
    public void Clean() => _sdk.Dispose();
}
