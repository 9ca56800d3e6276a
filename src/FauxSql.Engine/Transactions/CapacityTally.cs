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
    private readonly List<Share> _shares = [];

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
        if (_shares.Count == 0)
            return;
        writer.WritePropertyName("ConsumedCapacity"u8);
        Write(writer, _shares[0].Table, split: null);
    }

    /// <summary>Writes the consumption of every table, if it was asked for.</summary>
    /// <param name="writer">Writes the response.</param>
    /// <param name="split">Read or Write, if the units are to be reported under that name too, as transactions do.</param>
    public void WriteAll(Utf8JsonWriter writer, string? split = null)
    {
        if (detail is null)
            return;
        writer.WriteStartArray("ConsumedCapacity"u8);
        foreach (var table in _shares.Select(share => share.Table).Distinct())
            Write(writer, table, split);
        writer.WriteEndArray();
    }

    private void Write(Utf8JsonWriter writer, TableState table, string? split)
    {
        writer.WriteStartObject();
        writer.WriteString("TableName"u8, table.Definition.Name);
        WriteUnits(writer, UnitsOf(table), split);
        if (detail == "INDEXES")
        {
            writer.WriteStartObject("Table"u8);
            WriteUnits(writer, Find(table, index: null)?.Units ?? 0, split);
            writer.WriteEndObject();
            WriteIndexes(writer, "LocalSecondaryIndexes"u8, table, isLocal: true, split);
            WriteIndexes(writer, "GlobalSecondaryIndexes"u8, table, isLocal: false, split);
        }

        writer.WriteEndObject();
    }

    private void WriteIndexes(Utf8JsonWriter writer, ReadOnlySpan<byte> member, TableState table, bool isLocal, string? split)
    {
        List<Share> shares = [.. _shares.Where(share => share.Table == table && share.Index?.Definition.IsLocal == isLocal)];
        if (shares.Count == 0)
            return;
        writer.WriteStartObject(member);
        foreach (var share in shares)
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
        var share = Find(table, index);
        if (share is null)
            _shares.Add(share = new Share(table, index));
        share.Units += units;
    }

    private double UnitsOf(TableState table)
    {
        var units = 0.0;
        foreach (var share in _shares)
            if (share.Table == table)
                units += share.Units;
        return units;
    }

    private Share? Find(TableState table, IndexState? index)
    {
        foreach (var share in _shares)
            if (share.Table == table && share.Index == index)
                return share;
        return null;
    }

    private sealed class Share(TableState table, IndexState? index)
    {
        public TableState Table { get; } = table;

        public IndexState? Index { get; } = index;

        public double Units { get; set; }
    }
}
