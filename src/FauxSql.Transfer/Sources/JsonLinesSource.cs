using FauxSql.Schema;
using FauxSql.Transfer.Values;

namespace FauxSql.Transfer.Sources;

/// <summary>A file with a JSON object on each line.</summary>
internal sealed class JsonLinesSource(string file, EntitySchema entity, Skips skips) : ItemSource(Path.GetFileName(file), entity, new FileInfo(file).Length / UsualLine)
{
    private const int UsualLine = 100;

    public override string PlaceName => "line";

    public override IEnumerable<SourceRow> Read()
    {
        using var lines = new LineReader(file);
        var row = new JsonRow(Path.GetFileNameWithoutExtension(file), Entity, skips);
        while (lines.Read())
        {
            if (!lines.Line.IsEmpty)
                yield return RowOf(lines, row);
        }
    }

    private static SourceRow RowOf(LineReader lines, JsonRow row)
    {
        try
        {
            return new SourceRow(lines.Number, row.ItemOf(lines.Line));
        }
        catch (RowException problem)
        {
            return new SourceRow(lines.Number, default, problem.Message, RejectedRow.OfLine(lines.Line));
        }
    }
}
