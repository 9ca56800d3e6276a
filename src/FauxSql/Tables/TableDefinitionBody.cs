using System.Text.Json;
using FauxSql.Layouts;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Tables;

/// <summary>Prints what defines tables and indexes.</summary>
internal static class TableDefinitionBody
{
    /// <summary>A CreateTable.</summary>
    public static void WriteCreation(Utf8JsonWriter writer, PhysicalTable table)
    {
        writer.WriteString("TableName", table.Name);
        writer.WriteString("BillingMode", "PAY_PER_REQUEST");
        WriteKinds(writer, table.KeyKinds);
        WriteKey(writer, table.Key);
        if (table.Indexes.Count == 0)
            return;
        writer.WriteStartArray("GlobalSecondaryIndexes");
        foreach (var index in table.Indexes)
        {
            writer.WriteStartObject();
            WriteIndex(writer, index);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>An UpdateTable that adds an index.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="table">The table as it is to be, which knows the data types of the index's key.</param>
    /// <param name="index">The index.</param>
    public static void WriteIndexCreation(Utf8JsonWriter writer, PhysicalTable table, IndexSchema index)
    {
        writer.WriteString("TableName", table.Name);
        WriteKinds(writer, table.KeyKinds.Where(kind => table.Key.Attributes.Concat(index.Key.Attributes).Contains(kind.Key)));
        writer.WriteStartArray("GlobalSecondaryIndexUpdates");
        writer.WriteStartObject();
        writer.WriteStartObject("Create");
        WriteIndex(writer, index);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    /// <summary>An UpdateTable that drops an index.</summary>
    public static void WriteIndexDeletion(Utf8JsonWriter writer, string table, string index)
    {
        writer.WriteString("TableName", table);
        writer.WriteStartArray("GlobalSecondaryIndexUpdates");
        writer.WriteStartObject();
        writer.WriteStartObject("Delete");
        writer.WriteString("IndexName", index);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    /// <summary>An UpdateTimeToLive.</summary>
    public static void WriteExpiry(Utf8JsonWriter writer, string table, string attribute, bool isEnabled)
    {
        writer.WriteString("TableName", table);
        writer.WriteStartObject("TimeToLiveSpecification");
        writer.WriteString("AttributeName", attribute);
        writer.WriteBoolean("Enabled", isEnabled);
        writer.WriteEndObject();
    }

    private static void WriteKinds(Utf8JsonWriter writer, IEnumerable<KeyValuePair<string, AttributeKind>> kinds)
    {
        writer.WriteStartArray("AttributeDefinitions");
        foreach (var (name, kind) in kinds)
        {
            writer.WriteStartObject();
            writer.WriteString("AttributeName", name);
            writer.WriteString("AttributeType", kind.ToCode());
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteIndex(Utf8JsonWriter writer, IndexSchema index)
    {
        writer.WriteString("IndexName", index.Name);
        WriteKey(writer, index.Key);
        WriteProjection(writer, index.Included);
    }

    private static void WriteProjection(Utf8JsonWriter writer, ValueList<string>? included)
    {
        writer.WriteStartObject("Projection");
        writer.WriteString("ProjectionType", included is null ? "ALL" : included.Count == 0 ? "KEYS_ONLY" : "INCLUDE");
        if (included is { Count: > 0 })
        {
            writer.WriteStartArray("NonKeyAttributes");
            foreach (var name in included)
                writer.WriteStringValue(name);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    private static void WriteKey(Utf8JsonWriter writer, KeySchema key)
    {
        writer.WriteStartArray("KeySchema");
        foreach (var (name, type) in key.Partition.Select(name => (name, "HASH")).Concat(key.Sort.Select(name => (name, "RANGE"))))
        {
            writer.WriteStartObject();
            writer.WriteString("AttributeName", name);
            writer.WriteString("KeyType", type);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
