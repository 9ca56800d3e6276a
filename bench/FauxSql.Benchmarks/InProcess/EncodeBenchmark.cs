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

    // Kept from one call to the next, as the store does, and as the SDK does with its buffers.
    private readonly ArrayBufferWriter<byte> _buffer = new(2048);
    private readonly Utf8JsonWriter _writer;

    public EncodeBenchmark() => _writer = new Utf8JsonWriter(_buffer, ItemJson.WriterOptions);

    [Benchmark(Baseline = true, Description = "DynamoDBContext: ToDocument, attribute map, JSON")]
    public object Sdk()
    {
        using var request = (IDisposable)_sdk.ToRequest(_sdkInvoice);
        return request;
    }

    [Benchmark(Description = "DynamoDBContext: ToDocument, attribute map; no JSON")]
    public Dictionary<string, SdkValue> SdkMap() => _sdk.ToMap(_sdkInvoice);

    [Benchmark(Description = "FauxSql: generated codec, JSON")]
    public byte[] FauxSql()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset();
        Requests.WritePutItem(_writer, _invoice);
        _writer.Flush();
        return _buffer.WrittenSpan.ToArray();
    }

    [GlobalCleanup]
    public void Clean()
    {
        _writer.Dispose();
        _sdk.Dispose();
    }
}
