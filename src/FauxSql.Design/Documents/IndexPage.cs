using System.Globalization;
using FauxSql.Design.Diagrams;
using FauxSql.Design.Relationships;
using FauxSql.Schema;

namespace FauxSql.Design.Documents;

/// <summary>The page that leads to all others: the entities, the access patterns with what they cost, and the diagram.</summary>
internal static class IndexPage
{
    public static DocumentPage Of(DatabaseSchema schema, IReadOnlyList<Relationship> relationships, IReadOnlyList<PatternRun> runs, PatternEntities reading) => new(
        ModelDocuments.IndexFile,
        [
            new DocumentSection("entities", $"# {Markdown.Text(schema.Name)}\n\n## Entities\n\n{Entities(schema)}"),
            new DocumentSection("patterns", $"## Access Patterns\n\n{Patterns(schema, runs, reading)}"),
            new DocumentSection("diagram", $"## Entity-Relationship Diagram\n\n```mermaid\n{MermaidDiagram.Print(schema)}```\n\n{Relationships(schema, relationships)}"),
            .. SuppressionText.OfModel(schema),
        ]);

    private static string Entities(DatabaseSchema schema) => Markdown.Table(
        ["Entity", "Table", "Key", "Indexes"],
        schema.Entities.Select(entity => new[]
        {
            $"[{Markdown.Text(entity.Name)}]({Uri.EscapeDataString(EntityPage.FileOf(entity))})",
            Markdown.Code(entity.TableName),
            string.Join(" + ", entity.Key.Attributes.Select(Markdown.Code)),
            string.Join(", ", entity.Indexes.Select(index => Markdown.Code(index.Name))),
        }));

    private static string Patterns(DatabaseSchema schema, IReadOnlyList<PatternRun> runs, PatternEntities reading)
    {
        var rows = schema.Entities.SelectMany(entity => entity.Patterns.Select(pattern => Row(pattern, entity, reading)))
            .Concat(schema.Patterns.Select(pattern => Row(pattern, null, reading)))
            .ToList();
        if (rows.Count == 0)
            return "None is declared.\n\n";
        var note = runs.Count > 0
            ? $"Requests, round trips and read units are what the sample data at scale 1 cost on the embedded engine.{(runs.Any(run => run.IsWrite) ? " A pattern that writes is not run: it has those that it would take." : "")}\n\n"
            : "What they cost is shown when the project has sample data.\n\n";
        return Markdown.Table(["", "Pattern", "Entity", "Served by", "Job", "Requests", "Round trips", "Read units"], rows) + note;
    }

    private static string[] Row(AccessPatternSchema pattern, EntitySchema? entity, PatternEntities reading)
    {
        var run = reading.RunOf(pattern, entity);
        return
        [
            PatternText.SignOf(pattern.Status),
            Markdown.Text(pattern.Description),
            Markdown.Text(entity?.Name ?? pattern.Entity ?? ""),
            PatternText.ServedBy(pattern, entity) + (entity is null && run is not null ? $" of {Markdown.Text(run.ServedBy)}" : ""),
            pattern.Job is { } job ? Markdown.Text(job) : "",
            run?.Requests.ToString(CultureInfo.InvariantCulture) ?? "",
            run?.RoundTrips.ToString(CultureInfo.InvariantCulture) ?? "",
            run is null or { IsWrite: true } ? "" : run.ReadUnits.ToString(CultureInfo.InvariantCulture),
        ];
    }

    private static string Relationships(DatabaseSchema schema, IReadOnlyList<Relationship> relationships) => relationships.Count == 0
        ? ""
        : string.Concat(relationships.Select(relationship => $"- {Markdown.Text(new RelationshipText(schema, relationship).Heading)}\n")) + "\n";
}
