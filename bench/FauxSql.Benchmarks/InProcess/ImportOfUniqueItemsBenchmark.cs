using System.Text.Json;
using BenchmarkDotNet.Attributes;
using FauxSql.Benchmarks.Model;
using FauxSql.Schema;
using FauxSql.Transfer.Sources;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>Items with a unique value, which is claimed in the same transaction: the rival is the engine's rate of transactions with the same writes.</summary>
public class ImportOfUniqueItemsBenchmark : ImportBenchmark
{
    private const string Unique = nameof(Invoice.InvoiceId);

    private protected override string Operation => "TransactWriteItems";

    [Benchmark(Baseline = true, Description = "TransactWriteItems of 25 items and their claims, finished requests", OperationsPerInvoke = Invoices.Count)]
    public Task Requests() => SendAsync();

    [Benchmark(Description = "import of JSON lines", OperationsPerInvoke = Invoices.Count)]
    public Task JsonLines() => ImportAsync(ImportKind.Jsonl, "jsonl");

    [Benchmark(Description = "import of SQLite", OperationsPerInvoke = Invoices.Count)]
    public Task Sqlite() => ImportAsync(ImportKind.Sqlite, "bench.db");

    private protected override DatabaseSchema SchemaOf(DatabaseSchema schema) =>
        schema with { Entities = schema.Entities.Select(entity => entity.Name == nameof(Invoice) ? WithUnique(entity) : entity).ToValueList() };

    private static EntitySchema WithUnique(EntitySchema entity) => entity with
    {
        Attributes = entity.Attributes.Select(attribute => attribute.Name == Unique ? attribute with { Unique = new UniqueSchema(null, false, false), Role = AttributeRole.Unique } : attribute).ToValueList(),
    };

    private protected override byte[] RequestOf(Invoice[] invoices)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteStartArray("TransactItems");
            foreach (var invoice in invoices)
            {
                WritePut(json, "Invoices", "attribute_not_exists(CustomerId)", () => InvoiceCodec.Instance.Write(json, invoice));
                WritePut(json, "UniqueKeys", "attribute_not_exists(Claim)", () =>
                {
                    json.WriteStartObject();
                    WriteText(json, "Claim", $"Invoice.{Unique}#{invoice.InvoiceId}");
                    WriteText(json, "Owner", $"{invoice.CustomerId}/{invoice.InvoiceId}");
                    json.WriteEndObject();
                });
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void WritePut(Utf8JsonWriter json, string table, string condition, Action item)
    {
        json.WriteStartObject();
        json.WriteStartObject("Put");
        json.WriteString("TableName", table);
        json.WriteString("ConditionExpression", condition);
        json.WritePropertyName("Item");
        item();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("S", text);
        json.WriteEndObject();
    }
}
