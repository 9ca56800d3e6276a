using System.Text.Json;
using FauxSql.Layouts;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Tables;

/// <summary>Prints what defines tables and indexes.</summary>
internal static class TableDefinitionBody
{
    public const string OnDemand = "PAY_PER_REQUEST";
    public const string Provisioned = "PROVISIONED";

    /// <summary>A CreateTable.</summary>
    public static void WriteCreation(Utf8JsonWriter writer, PhysicalTable table)
    {
        writer.WriteString("TableName", table.Name);
        writer.WriteString("BillingMode", table.Billing is null or { IsOnDemand: true } ? OnDemand : Provisioned);
        WriteThroughput(writer, table.Billing);
        if (table.IsDeletionProtected == true)
            writer.WriteBoolean("DeletionProtectionEnabled", true);
        WriteKinds(writer, table.KeyKinds);
        WriteKey(writer, table.Key);
        if (table.Indexes.Count == 0)
            return;
        writer.WriteStartArray("GlobalSecondaryIndexes");
        foreach (var index in table.Indexes)
        {
            writer.WriteStartObject();
            WriteIndex(writer, index, table.Billing);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>An UpdateTable that adds an index.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="table">The table as it is to be, which knows the data types of the index's key.</param>
    /// <param name="index">The index.</param>
    /// <param name="billing">How the table is billed now, which the index needs capacity for.</param>
    public static void WriteIndexCreation(Utf8JsonWriter writer, PhysicalTable table, IndexSchema index, BillingSchema? billing)
    {
        writer.WriteString("TableName", table.Name);
        WriteKinds(writer, table.KeyKinds.Where(kind => table.Key.Attributes.Concat(index.Key.Attributes).Contains(kind.Key)));
        writer.WriteStartArray("GlobalSecondaryIndexUpdates");
        writer.WriteStartObject();
        writer.WriteStartObject("Create");
        WriteIndex(writer, index, billing);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    /// <summary>An UpdateTable that changes how a table and its indexes are billed. The service refuses what changes nothing, so only what differs is in it.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="table">The physical table.</param>
    /// <param name="mode">The billing mode, or <see langword="null"/> where it stays.</param>
    /// <param name="billing">The capacity that the table gets, or <see langword="null"/> where it stays or is none.</param>
    /// <param name="indexes">The indexes whose capacity changes, and to what.</param>
    public static void WriteBilling(Utf8JsonWriter writer, string table, string? mode, BillingSchema? billing, IReadOnlyList<(string Index, BillingSchema Billing)> indexes)
    {
        writer.WriteString("TableName", table);
        if (mode is not null)
            writer.WriteString("BillingMode", mode);
        WriteThroughput(writer, billing);
        if (indexes.Count == 0)
            return;
        writer.WriteStartArray("GlobalSecondaryIndexUpdates");
        foreach (var (index, capacity) in indexes)
        {
            writer.WriteStartObject();
            writer.WriteStartObject("Update");
            writer.WriteString("IndexName", index);
            WriteThroughput(writer, capacity);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>An UpdateTable that turns protection against deletion on or off.</summary>
    public static void WriteProtection(Utf8JsonWriter writer, string table, bool isOn)
    {
        writer.WriteString("TableName", table);
        writer.WriteBoolean("DeletionProtectionEnabled", isOn);
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

    private static void WriteIndex(Utf8JsonWriter writer, IndexSchema index, BillingSchema? billing)
    {
        writer.WriteString("IndexName", index.Name);
        WriteKey(writer, index.Key);
        WriteProjection(writer, index.Included);
        WriteThroughput(writer, billing);
    }

    private static void WriteThroughput(Utf8JsonWriter writer, BillingSchema? billing)
    {
        if (billing is null or { IsOnDemand: true })
            return;
        writer.WriteStartObject("ProvisionedThroughput");
        writer.WriteNumber("ReadCapacityUnits", billing.ReadUnits);
        writer.WriteNumber("WriteCapacityUnits", billing.WriteUnits);
        writer.WriteEndObject();
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
