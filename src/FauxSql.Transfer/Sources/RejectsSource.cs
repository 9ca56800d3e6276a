using System.Text.Json;
using FauxSql.Schema;
using FauxSql.Transfer.Values;

namespace FauxSql.Transfer.Sources;

/// <summary>The rows of one entity in a file of rejects, once they are mended.</summary>
internal sealed class RejectsSource(string file, EntitySchema entity, Skips skips) : ItemSource($"{Path.GetFileName(file)} ({entity.Name})", entity, new FileInfo(file).Length / UsualLine)
{
    private const int UsualLine = 300;

    public override string PlaceName => "line";

    /// <summary>The names of the entities of which there are rows.</summary>
    /// <exception cref="Relational.SourceException">A line is none of a file of rejects.</exception>
    public static IReadOnlyList<string> EntitiesIn(string file)
    {
        var entities = new HashSet<string>(StringComparer.Ordinal);
        using var lines = new LineReader(file);
        while (lines.Read())
        {
            if (!lines.Line.IsEmpty)
                entities.Add(EntityOf(file, lines));
        }

        return [.. entities];
    }

    public override IEnumerable<SourceRow> Read()
    {
        using var lines = new LineReader(file);
        var row = new JsonRow(Entity.Name, Entity, skips);
        while (lines.Read())
        {
            if (!lines.Line.IsEmpty && EntityOf(file, lines) == Entity.Name)
                yield return RowOf(lines, row);
        }
    }

    private static string EntityOf(string file, LineReader lines)
    {
        try
        {
            using var json = JsonDocument.Parse(lines.Line);
            if (json.RootElement.TryGetProperty("entity", out var entity) && entity.GetString() is { } name)
                return name;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
        }

        throw new Relational.SourceException($"{Path.GetFileName(file)}, line {lines.Number}: it is no line of a file of rejects, which has \"entity\" and \"row\" or \"item\".");
    }

    private static SourceRow RowOf(LineReader lines, JsonRow row)
    {
        using var json = JsonDocument.Parse(lines.Line);
        var isTyped = json.RootElement.TryGetProperty("item", out var given);
        if (!isTyped)
            json.RootElement.TryGetProperty("row", out given);
        try
        {
            return new SourceRow(lines.Number, row.ItemOf(given, isTyped));
        }
        catch (RowException problem)
        {
            return new SourceRow(lines.Number, default, problem.Message, given.ValueKind == JsonValueKind.Undefined ? RejectedRow.OfLine(lines.Line) : JsonSerializer.SerializeToUtf8Bytes(given));
        }
    }
}
