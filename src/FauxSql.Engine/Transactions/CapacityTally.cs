using System.Text.Json;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Transactions;

/// <summary>
/// Adds up what a request consumes and reports it as ReturnConsumedCapacity asks.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ConsumedCapacity.html
/// </summary>
internal sealed class CapacityTally(string? detail)
{
    private readonly Dictionary<TableState, List<Share>> _units = [];

    public static CapacityTally Of(Request request)
    {
        var detail = request.Text("ReturnConsumedCapacity");
        new Constraints().OneOf("returnConsumedCapacity", detail, "INDEXES", "TOTAL", "NONE").Check();
        return new CapacityTally(detail is "NONE" ? null : detail);
    }

    /// <summary>Whether anybody asks what is added for a table.</summary>
    public bool Counts(TableState table) => detail is not null || table.Meter is not null;

    /// <summary>Adds units of a table itself.</summary>
    public void Table(TableState table, double units, bool isWrite = false) => Add(table, index: null, units, isWrite);

    /// <summary>Adds units of an index.</summary>
    public void Index(TableState table, IndexState index, double units, bool isWrite = false) => Add(table, index, units, isWrite);

    /// <summary>Writes the only table's consumption, if it was asked for.</summary>
    public void WriteOne(Utf8JsonWriter writer)
    {
        if (detail is null)
            return;
        foreach (var (table, units) in _units)
        {
            writer.WritePropertyName("ConsumedCapacity"u8);
            Write(writer, table, units, split: null);
        }
    }

    /// <summary>Writes the consumption of every table, if it was asked for.</summary>
    /// <param name="writer">Writes the response.</param>
    /// <param name="split">Read or Write, if the units are to be reported under that name too, as transactions do.</param>
    public void WriteAll(Utf8JsonWriter writer, string? split = null)
    {
        if (detail is null)
            return;
        writer.WriteStartArray("ConsumedCapacity"u8);
        foreach (var (table, units) in _units)
            Write(writer, table, units, split);
        writer.WriteEndArray();
    }

    private void Write(Utf8JsonWriter writer, TableState table, List<Share> units, string? split)
    {
        writer.WriteStartObject();
        writer.WriteString("TableName"u8, table.Definition.Name);
        WriteUnits(writer, units.Sum(u => u.Units), split);
        if (detail == "INDEXES")
        {
            writer.WriteStartObject("Table"u8);
            WriteUnits(writer, units.Find(u => u.Index is null)?.Units ?? 0, split);
            writer.WriteEndObject();
            WriteIndexes(writer, "LocalSecondaryIndexes"u8, units.Where(u => u.Index?.Definition.IsLocal == true), split);
            WriteIndexes(writer, "GlobalSecondaryIndexes"u8, units.Where(u => u.Index?.Definition.IsLocal == false), split);
        }

        writer.WriteEndObject();
    }

    private static void WriteIndexes(Utf8JsonWriter writer, ReadOnlySpan<byte> member, IEnumerable<Share> units, string? split)
    {
        if (!units.Any())
            return;
        writer.WriteStartObject(member);
        foreach (var share in units)
        {
            writer.WriteStartObject(share.Index!.Definition.Name);
            WriteUnits(writer, share.Units, split);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteUnits(Utf8JsonWriter writer, double units, string? split)
    {
        writer.WriteNumber("CapacityUnits"u8, units);
        if (split is not null)
            writer.WriteNumber(split + "CapacityUnits", units);
    }

    private void Add(TableState table, IndexState? index, double units, bool isWrite)
    {
        table.Meter?.Spend(index, units, isRead: !isWrite);
        if (detail is null)
            return;
        if (!_units.TryGetValue(table, out var shares))
            _units[table] = shares = [];
        var share = shares.Find(s => s.Index == index);
        if (share is null)
            shares.Add(share = new Share(index));
        share.Units += units;
    }

    private sealed class Share(IndexState? index)
    {
        public IndexState? Index { get; } = index;

        public double Units { get; set; }
    }
}
