using System.Text.Json;
using CsvHelper;
using FauxSql.Schema;
using FauxSql.Transfer.Items;
using FauxSql.Transfer.Values;

namespace FauxSql.Transfer.Sources;

/// <summary>The cells of the current record of a CSV file, which is UTF-8.</summary>
internal sealed class CsvCells(CsvReader csv, EntitySchema entity) : IPrintableCells
{
    public bool IsAbsent(int column, AttributeSchema attribute) => csv.GetSpan(column) is { IsEmpty: false } text
        ? TextValue.IsEmptySet(attribute.Value, text)
        : TextCells.IsEmptyAbsent(entity, attribute, IsQuoted(csv.RawRecord, column));

    public void Write(Utf8JsonWriter writer, int column, ValueSchema value) => TextValue.Write(writer, value, csv.GetSpan(column));

    public void Print(Utf8JsonWriter writer, int column, ValueSchema value) => TextValue.Print(writer, value, csv.GetSpan(column));

    // Whether the cell, which is empty, is so between quotes.
    private static bool IsQuoted(ReadOnlySpan<byte> raw, int cell)
    {
        if (raw.IndexOf("\"\""u8) < 0)
            return false;
        var isWithin = false;
        foreach (ref readonly var letter in raw)
        {
            if (cell == 0)
                return letter == (byte)'"';
            if (letter == (byte)'"')
                isWithin = !isWithin;
            else if (letter == (byte)',' && !isWithin)
                cell--;
        }

        return false;
    }
}
