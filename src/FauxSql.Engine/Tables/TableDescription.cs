using System.Collections.ObjectModel;
using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Tables;

/// <summary>
/// Writes what DescribeTable says of a table. What does not apply to it is left out; attributes come by their names, indexes and keys as they were given.
/// The answer to DeleteTable has no keys, attributes, indexes, warm throughput and no time.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html
/// </summary>
/// <param name="options">Region and account.</param>
/// <param name="now">The moment.</param>
/// <param name="isAnswer">Whether this answers the request that began a change, which is then shown even if it takes no time.</param>
internal sealed class TableDescription(EmbeddedDynamoOptions options, DateTimeOffset now, bool isAnswer = false)
{
    /// <summary>The key that encryption is being changed to or from, if the request answered does that.</summary>
    public string? ChangingKey { get; init; }

    /// <summary>The limits of an on-demand table as they are asked for, if the request answered does that: -1 is one that is taken away.</summary>
    public ThroughputLimit? ChangingLimit { get; init; }

    /// <summary>The same of indexes, by their names.</summary>
    public IReadOnlyDictionary<string, ThroughputLimit> ChangingIndexLimits { get; init; } = ReadOnlyDictionary<string, ThroughputLimit>.Empty;

    /// <summary>Writes the object; the totals are read within a session.</summary>
    /// <param name="writer">Writes the response.</param>
    /// <param name="table">The table.</param>
    /// <param name="status">The table's status if it is not its own.</param>
    public void Write(Utf8JsonWriter writer, TableState table, string? status = null)
    {
        var (stored, definition) = (table.Stored, table.Definition);
        var shown = status ?? table.StatusAt(now, isAnswer);
        var arn = options.ArnOf(definition.Name).ToString();
        var isDeletion = isAnswer && status == StateChange.Deleting;
        writer.WriteStartObject();
        if (!isDeletion)
            WriteAttributes(writer, definition);
        writer.WriteString("TableName"u8, definition.Name);
        if (!isDeletion)
            WriteKey(writer, definition.Key);
        writer.WriteString("TableStatus"u8, shown);
        if (!isDeletion)
            WriteTime(writer, "CreationDateTime", stored.Created);
        WriteThroughput(writer, definition.Throughput, stored.History, BeforeOf(stored.Change, shown));
        WriteTotals(writer, "TableSizeBytes"u8, table.Rows.Totals());
        writer.WriteString("TableArn"u8, arn);
        writer.WriteString("TableId"u8, stored.TableId);
        WriteBilling(writer, stored, shown);
        if (!isDeletion)
        {
            WriteLocalIndexes(writer, table, arn);
            WriteGlobalIndexes(writer, table, arn, status);
        }

        WriteStream(writer, definition, arn);
        WriteEncryption(writer, definition);
        WriteClass(writer, stored);
        writer.WriteBoolean("DeletionProtectionEnabled"u8, definition.IsDeletionProtected);
        WriteOnDemand(writer, ChangingLimit ?? definition.OnDemand);
        if (!isDeletion)
            WriteWarmth(writer, definition.Warm, definition.Warming, definition.Throughput, definition.IsOnDemand, shown);
        writer.WriteEndObject();
    }

    private static void WriteLocalIndexes(Utf8JsonWriter writer, TableState table, string arn)
    {
        if (!table.Definition.HasCollections)
            return;
        writer.WriteStartArray("LocalSecondaryIndexes"u8);
        foreach (var index in table.Indexes.Where(i => i.Definition.IsLocal))
        {
            writer.WriteStartObject();
            WriteIndex(writer, index.Definition, index.Rows.Totals(), arn);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteGlobalIndexes(Utf8JsonWriter writer, TableState table, string arn, string? status)
    {
        var leaving = table.Leaving.Where(l => TableState.StatusOf(l.Change, now, isAnswer) == StateChange.Deleting).ToList();
        if (leaving.Count == 0 && table.Indexes.All(i => i.Definition.IsLocal))
            return;
        var isCreation = isAnswer && status == StateChange.Creating;
        writer.WriteStartArray("GlobalSecondaryIndexes"u8);
        foreach (var index in table.Indexes.Where(i => !i.Definition.IsLocal))
            WriteGlobalIndex(writer, table.Definition, index.Definition, status ?? index.StatusAt(now, isAnswer), index.Rows.Totals(), arn, isCreation);
        foreach (var index in leaving)
            WriteGlobalIndex(writer, table.Definition, index, StateChange.Deleting, totals: default, arn);
        writer.WriteEndArray();
    }

    private void WriteGlobalIndex(
        Utf8JsonWriter writer, TableDefinition table, IndexDefinition index, string status, (long Count, long Bytes) totals, string arn, bool isCreatedWithTable = false)
    {
        writer.WriteStartObject();
        WriteIndex(writer, index, totals, arn);
        writer.WriteString("IndexStatus"u8, status);
        if (index.BuiltTo is not null)
            writer.WriteBoolean("Backfilling"u8, !isAnswer);
        WriteThroughput(writer, index.Throughput, index.History, BeforeOf(index.Change, status));
        WriteOnDemand(writer, ChangingIndexLimits.GetValueOrDefault(index.Name) ?? index.OnDemand);
        if (!isCreatedWithTable)
            WriteWarmth(writer, index.Warm, index.Warming, index.Throughput, table.IsOnDemand, status);
        writer.WriteEndObject();
    }

    private static void WriteIndex(Utf8JsonWriter writer, IndexDefinition index, (long Count, long Bytes) totals, string arn)
    {
        writer.WriteString("IndexName"u8, index.Name);
        WriteKey(writer, index.Key);
        writer.WriteStartObject("Projection"u8);
        writer.WriteString("ProjectionType"u8, index.ProjectionType);
        if (!index.Included.IsEmpty)
        {
            writer.WriteStartArray("NonKeyAttributes"u8);
            foreach (var attribute in index.Included.Order(StringComparer.Ordinal))
                writer.WriteStringValue(attribute);
            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        WriteTotals(writer, "IndexSizeBytes"u8, totals);
        writer.WriteString("IndexArn"u8, $"{arn}/index/{index.Name}");
    }

    private static void WriteAttributes(Utf8JsonWriter writer, TableDefinition definition)
    {
        writer.WriteStartArray("AttributeDefinitions"u8);
        foreach (var attribute in definition.Attributes.OrderBy(a => a.Name, StringComparer.Ordinal))
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

    private static void WriteBilling(Utf8JsonWriter writer, StoredTable stored, string status)
    {
        if (stored.OnDemandSince is not { } since)
            return;
        writer.WriteStartObject("BillingModeSummary"u8);
        writer.WriteString("BillingMode"u8, stored.Definition.IsOnDemand ? "PAY_PER_REQUEST"u8 : "PROVISIONED"u8);
        if (status != StateChange.Creating)
            WriteTime(writer, "LastUpdateToPayPerRequestDateTime", since);
        writer.WriteEndObject();
    }

    private static void WriteStream(Utf8JsonWriter writer, TableDefinition definition, string arn)
    {
        if (definition.Stream is not { } stream)
            return;
        if (stream.IsEnabled)
        {
            writer.WriteStartObject("StreamSpecification"u8);
            writer.WriteBoolean("StreamEnabled"u8, true);
            writer.WriteString("StreamViewType"u8, stream.ViewType);
            writer.WriteEndObject();
        }

        writer.WriteString("LatestStreamLabel"u8, stream.Label);
        writer.WriteString("LatestStreamArn"u8, $"{arn}/stream/{stream.Label}");
    }

    private void WriteEncryption(Utf8JsonWriter writer, TableDefinition definition)
    {
        if ((ChangingKey ?? definition.EncryptionKey) is not { } key)
            return;
        writer.WriteStartObject("SSEDescription"u8);
        writer.WriteString("Status"u8, ChangingKey is null ? "ENABLED"u8 : "UPDATING"u8);
        writer.WriteString("SSEType"u8, "KMS"u8);
        writer.WriteString("KMSMasterKeyArn"u8, options.KeyArnOf(key));
        writer.WriteEndObject();
    }

    private static void WriteClass(Utf8JsonWriter writer, StoredTable stored)
    {
        if (stored.Definition.TableClass is null)
            return;
        writer.WriteStartObject("TableClassSummary"u8);
        writer.WriteString("TableClass"u8, stored.Definition.TableClass);
        if (stored.ClassChanged is { } changed)
            WriteTime(writer, "LastUpdateDateTime", changed);
        writer.WriteEndObject();
    }

    // A change is described by its moment at once, and by its units when it is made.
    private static Throughput? BeforeOf(StateChange? change, string status) => status == StateChange.Updating ? change?.Before : null;

    private void WriteThroughput(Utf8JsonWriter writer, Throughput throughput, ThroughputHistory history, Throughput? before)
    {
        writer.WriteStartObject("ProvisionedThroughput"u8);
        if (history.Increased is { } increased)
            WriteTime(writer, "LastIncreaseDateTime", increased);
        if (history.Decreased is { } decreased)
            WriteTime(writer, "LastDecreaseDateTime", decreased);
        writer.WriteNumber("NumberOfDecreasesToday"u8, Math.Max(0, history.DecreasesOn(now) - (before?.IsDecreasedBy(throughput) == true ? 1 : 0)));
        writer.WriteNumber("ReadCapacityUnits"u8, (before ?? throughput).Read);
        writer.WriteNumber("WriteCapacityUnits"u8, (before ?? throughput).Write);
        writer.WriteEndObject();
    }

    private static void WriteOnDemand(Utf8JsonWriter writer, ThroughputLimit? limit)
    {
        if (limit is null)
            return;
        writer.WriteStartObject("OnDemandThroughput"u8);
        if (limit.Read is { } read)
            writer.WriteNumber("MaxReadRequestUnits"u8, read);
        if (limit.Write is { } write)
            writer.WriteNumber("MaxWriteRequestUnits"u8, write);
        writer.WriteEndObject();
    }

    // The answer to the request that creates something does not say what it will be ready for, unless the request asked for that; of the indexes
    // of a new table it never does.
    private void WriteWarmth(
        Utf8JsonWriter writer, ThroughputLimit? warm, StateChange? warming, Throughput provisioned, bool isOnDemand, string status)
    {
        var isCreating = status == StateChange.Creating;
        if (isCreating && isAnswer && warm is null)
            return;
        var before = BeforeOf(warming, TableState.StatusOf(warming, now, isAnswer));
        var units = before ?? ThroughputReading.Warmth(warm, provisioned, isOnDemand);
        writer.WriteStartObject("WarmThroughput"u8);
        writer.WriteNumber("ReadUnitsPerSecond"u8, units.Read);
        writer.WriteNumber("WriteUnitsPerSecond"u8, units.Write);
        writer.WriteString("Status"u8, (isCreating && warm is not null) || before is not null ? "UPDATING"u8 : "ACTIVE"u8);
        writer.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter writer, string member, DateTimeOffset time) =>
        writer.WriteNumber(member, time.ToUnixTimeMilliseconds() / 1000m);

    private static void WriteTotals(Utf8JsonWriter writer, ReadOnlySpan<byte> sizeName, (long Count, long Bytes) totals)
    {
        writer.WriteNumber(sizeName, totals.Bytes);
        writer.WriteNumber("ItemCount"u8, totals.Count);
    }
}
