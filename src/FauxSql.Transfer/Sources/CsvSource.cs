using System.Text;
using CsvHelper;
using FauxSql.Schema;
using FauxSql.Transfer.Items;

namespace FauxSql.Transfer.Sources;

/// <summary>A CSV file with a header: https://www.rfc-editor.org/rfc/rfc4180. As in PostgreSQL, an empty cell without quotes is null, and with quotes a text.</summary>
internal sealed class CsvSource(string file, EntitySchema entity, Skips skips, IReadOnlyList<string> header) : ItemSource(Path.GetFileName(file), entity, new FileInfo(file).Length / UsualLine)
{
    private const int UsualLine = 50;

    public override string PlaceName => "line";

    /// <summary>The names of the columns of a file, all of which is text.</summary>
    /// <exception cref="Relational.SourceException">There are none, or it is no UTF-8.</exception>
    public static IReadOnlyList<string> HeaderOf(string file, CancellationToken cancellationToken)
    {
        CheckText(file, cancellationToken);
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
        var cells = new CsvCells(csv, Entity);
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

    private SourceRow RowOf(CsvReader csv, CsvCells cells, ItemBuilder builder, string? malformed)
    {
        var place = csv.LineNumber;
        if (malformed is not null || csv.FieldCount != header.Count)
            return new SourceRow(place, default, malformed ?? $"it has {csv.FieldCount} cells, and the header {header.Count}", RejectedRow.OfText(csv.RawRecord));
        return SourceRow.Of(place, builder, cells);
    }

    // With another encoding every text would be another one, so that no row of such a file is imported.
    private static void CheckText(string file, CancellationToken cancellationToken)
    {
        using var lines = new LineReader(file);
        while (lines.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!lines.IsText)
                throw new Relational.SourceException($"{Path.GetFileName(file)}, line {lines.Number}: it is not UTF-8. Nothing was written; save the file as UTF-8.");
        }
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
