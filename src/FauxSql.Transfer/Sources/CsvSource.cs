using System.Text;
using CsvHelper;
using FauxSql.Codecs;
using FauxSql.Schema;
using FauxSql.Transfer.Items;
using FauxSql.Transfer.Values;

namespace FauxSql.Transfer.Sources;

/// <summary>A CSV file with a header: https://www.rfc-editor.org/rfc/rfc4180. As in PostgreSQL, an empty cell without quotes is null, and with quotes a text.</summary>
internal sealed class CsvSource(string file, EntitySchema entity, Skips skips, IReadOnlyList<string> header) : ItemSource(Path.GetFileName(file), entity, new FileInfo(file).Length / UsualLine)
{
    private const int UsualLine = 50;

    public override string PlaceName => "line";

    /// <summary>The names of the columns.</summary>
    /// <exception cref="Relational.SourceException">There are none.</exception>
    public static IReadOnlyList<string> HeaderOf(string file)
    {
        try
        {
            using var csv = Open(file, null);
            csv.ReadHeader();
            return csv.Headers.Count > 0 ? [.. csv.Headers]
                : throw new Relational.SourceException($"{Path.GetFileName(file)} is empty. A CSV file begins with a line that names its columns.");
        }
        catch (CsvFormatException problem)
        {
            throw new Relational.SourceException($"{Path.GetFileName(file)}, line 1: {problem.Message}", problem);
        }
    }

    public override IEnumerable<SourceRow> Read()
    {
        string? malformed = null;
        using var csv = Open(file, record => malformed = ReasonOf(record.Reason));
        var cells = new TextCells(Entity) { Row = new string?[header.Count] };
        var builder = new ItemBuilder(Entity, Bindings());
        while (csv.Read())
        {
            yield return RowOf(csv, cells, builder, malformed);
            malformed = null;
        }
    }

    private IEnumerable<ColumnBinding> Bindings() =>
        from column in header.Index()
        where !skips.Has(Path.GetFileNameWithoutExtension(file), column.Item)
        select new ColumnBinding(Entity.Attributes[SourceNaming.AttributeOf(Entity, column.Item)], [column.Index], column.Item);

    private SourceRow RowOf(CsvReader csv, TextCells cells, ItemBuilder builder, string? malformed)
    {
        var place = csv.LineNumber;
        if (malformed is not null || csv.FieldCount != header.Count)
            return new SourceRow(place, default, malformed ?? $"it has {csv.FieldCount} cells, and the header {header.Count}", RejectedRow.OfText(csv.RawRecord));
        Take(csv, cells.Row);
        try
        {
            return new SourceRow(place, builder.Build(cells));
        }
        catch (RowException problem)
        {
            return new SourceRow(place, default, problem.Message, JsonBytes.Write((builder, cells), static (writer, state) => state.builder.Print(writer, state.cells)));
        }
    }

    private static void Take(CsvReader csv, string?[] row)
    {
        var raw = csv.RawRecord;
        var mayBeQuoted = raw.IndexOf("\"\""u8) >= 0;
        for (var i = 0; i < row.Length; i++)
        {
            var cell = csv.GetSpan(i);
            row[i] = cell.IsEmpty && !(mayBeQuoted && IsQuoted(raw, i)) ? null : Encoding.UTF8.GetString(cell);
        }
    }

    // Whether the cell, which is empty, is so between quotes.
    private static bool IsQuoted(ReadOnlySpan<byte> raw, int cell)
    {
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

    private static CsvReader Open(string file, Action<CsvMalformedRecord>? onMalformed) => CsvReader.FromFile(
        file, new CsvReaderOptions { Separator = ',', TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Recover, OnMalformedRecord = onMalformed, Encoding = Encoding.UTF8 });

    private static string ReasonOf(CsvMalformedReason reason) => reason switch
    {
        CsvMalformedReason.UnterminatedQuote => "a quote is opened and never closed, so that the rest of the file is one cell",
        CsvMalformedReason.StrayQuote => "there is a quote within a cell that is not quoted; put the cell into quotes, and double those within it",
        _ => "there is text behind a closing quote; double the quotes within a cell",
    };
}
