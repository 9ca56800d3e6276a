using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Tables;

/// <summary>
/// Writes what DescribeTable says of a table.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html
/// </summary>
internal static class TableDescription
{
    private const string Account = "000000000000";

    /// <summary>Writes the object; the totals are read within a session.</summary>
    public static void Write(Utf8JsonWriter writer, TableState table, string status, string region)
    {
        var definition = table.Definition;
        var arn = $"arn:aws:dynamodb:{region}:{Account}:table/{definition.Name}";
        writer.WriteStartObject();
        WriteAttributes(writer, definition);
        writer.WriteString("TableName"u8, definition.Name);
        WriteKey(writer, definition.Key);
        writer.WriteString("TableStatus"u8, status);
        writer.WriteNumber("CreationDateTime"u8, table.Stored.Created.ToUnixTimeMilliseconds() / 1000m);
        WriteThroughput(writer, definition.Throughput);
        WriteTotals(writer, "TableSizeBytes"u8, table.Rows.Totals());
        writer.WriteString("TableArn"u8, arn);
        writer.WriteString("TableId"u8, table.Stored.TableId);
        if (definition.BillingMode == "PAY_PER_REQUEST")
        {
            writer.WriteStartObject("BillingModeSummary"u8);
            writer.WriteString("BillingMode"u8, definition.BillingMode);
            writer.WriteNumber("LastUpdateToPayPerRequestDateTime"u8, table.Stored.Created.ToUnixTimeMilliseconds() / 1000m);
            writer.WriteEndObject();
        }

        if (definition.TableClass is not null)
        {
            writer.WriteStartObject("TableClassSummary"u8);
            writer.WriteString("TableClass"u8, definition.TableClass);
            writer.WriteEndObject();
        }

        WriteIndexes(writer, table, status, arn);
        writer.WriteBoolean("DeletionProtectionEnabled"u8, definition.IsDeletionProtected);
        writer.WriteEndObject();
    }

    private static void WriteIndexes(Utf8JsonWriter writer, TableState table, string status, string arn)
    {
        WriteIndexes(writer, "LocalSecondaryIndexes"u8, table.Indexes.Where(i => i.Definition.IsLocal), status, arn);
        WriteIndexes(writer, "GlobalSecondaryIndexes"u8, table.Indexes.Where(i => !i.Definition.IsLocal), status, arn);
    }

    private static void WriteIndexes(Utf8JsonWriter writer, ReadOnlySpan<byte> member, IEnumerable<IndexState> indexes, string status, string arn)
    {
        if (!indexes.Any())
            return;
        writer.WriteStartArray(member);
        foreach (var index in indexes)
        {
            writer.WriteStartObject();
            writer.WriteString("IndexName"u8, index.Definition.Name);
            WriteKey(writer, index.Definition.Key);
            WriteProjection(writer, index.Definition);
            if (!index.Definition.IsLocal)
            {
                writer.WriteString("IndexStatus"u8, status);
                WriteThroughput(writer, index.Definition.Throughput);
            }

            WriteTotals(writer, "IndexSizeBytes"u8, index.Rows.Totals());
            writer.WriteString("IndexArn"u8, $"{arn}/index/{index.Definition.Name}");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteProjection(Utf8JsonWriter writer, IndexDefinition index)
    {
        writer.WriteStartObject("Projection"u8);
        writer.WriteString("ProjectionType"u8, index.ProjectionType);
        if (!index.Included.IsEmpty)
        {
            writer.WriteStartArray("NonKeyAttributes"u8);
            foreach (var attribute in index.Included)
                writer.WriteStringValue(attribute);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteAttributes(Utf8JsonWriter writer, TableDefinition definition)
    {
        writer.WriteStartArray("AttributeDefinitions"u8);
        foreach (var attribute in definition.Attributes)
        {
            writer.WriteStartObject();
            writer.WriteString("AttributeName"u8, attribute.Name);
            writer.WriteString("AttributeType"u8, AttributeKindNames.ToCode(attribute.Kind));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteKey(Utf8JsonWriter writer, KeySchema key)
    {
        writer.WriteStartArray("KeySchema"u8);
        foreach (var attribute in key.All)
        {
            writer.WriteStartObject();
            writer.WriteString("AttributeName"u8, attribute.Name);
            writer.WriteString("KeyType"u8, key.Hash.Contains(attribute) ? "HASH"u8 : "RANGE"u8);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteThroughput(Utf8JsonWriter writer, (int Read, int Write) throughput)
    {
        writer.WriteStartObject("ProvisionedThroughput"u8);
        writer.WriteNumber("NumberOfDecreasesToday"u8, 0);
        writer.WriteNumber("ReadCapacityUnits"u8, throughput.Read);
        writer.WriteNumber("WriteCapacityUnits"u8, throughput.Write);
        writer.WriteEndObject();
    }

    private static void WriteTotals(Utf8JsonWriter writer, ReadOnlySpan<byte> sizeName, (long Count, long Bytes) totals)
    {
        writer.WriteNumber(sizeName, totals.Bytes);
        writer.WriteNumber("ItemCount"u8, totals.Count);
    }
}
