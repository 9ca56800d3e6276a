using System.Buffers;
using System.Text.Json;
using FauxSql.Benchmarks.Model;
using FauxSql.Protocol.Values;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>Request bodies as a client of the low-level API sends them.</summary>
internal static class Requests
{
    public const string Table = "Invoices";

    public static byte[] GetItem(Invoice invoice) => Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("TableName", Table);
        writer.WriteStartObject("Key");
        WriteText(writer, "CustomerId", invoice.CustomerId);
        WriteText(writer, "InvoiceId", invoice.InvoiceId);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    public static byte[] PutItem(Invoice invoice) => Json(writer => WritePutItem(writer, invoice));

    public static void WritePutItem(Utf8JsonWriter writer, Invoice invoice)
    {
        writer.WriteStartObject();
        writer.WriteString("TableName", Table);
        writer.WritePropertyName("Item");
        InvoiceCodec.Instance.Write(writer, invoice);
        writer.WriteEndObject();
    }

    public static byte[] BatchPut(IEnumerable<Invoice> invoices) => Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("RequestItems");
        writer.WriteStartArray(Table);
        foreach (var invoice in invoices)
        {
            writer.WriteStartObject();
            writer.WriteStartObject("PutRequest");
            writer.WritePropertyName("Item");
            InvoiceCodec.Instance.Write(writer, invoice);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    public static byte[] QueryByCustomer(string customer) => Query(null, "CustomerId", customer);

    public static byte[] QueryByRegion(string region) => Query("RegionIndex", "Region", region);

    private static byte[] Query(string? index, string attribute, string value) => Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("TableName", Table);
        if (index is not null)
            writer.WriteString("IndexName", index);
        writer.WriteString("KeyConditionExpression", "#k = :v");
        writer.WriteStartObject("ExpressionAttributeNames");
        writer.WriteString("#k", attribute);
        writer.WriteEndObject();
        writer.WriteStartObject("ExpressionAttributeValues");
        WriteText(writer, ":v", value);
        writer.WriteEndObject();
        writer.WriteNumber("Limit", Invoices.InGroup);
        writer.WriteEndObject();
    });

    public static byte[] Json(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, ItemJson.WriterOptions))
            content(writer);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("S", text);
        writer.WriteEndObject();
    }
}
