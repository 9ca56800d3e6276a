using System.Globalization;
using FauxSql.Design.Diagrams;
using FauxSql.Schema;

namespace FauxSql.Design.Documents;

/// <summary>The page of a job: what the patterns that name it need, and what others will.</summary>
internal sealed class JobPage
{
    private readonly DatabaseSchema _schema;
    private readonly string _job;
    private readonly PatternEntities _reading;
    private readonly List<(AccessPatternSchema Pattern, EntitySchema? Entity)> _all;

    private JobPage(DatabaseSchema schema, string job, IReadOnlyList<PatternRun> runs)
    {
        _schema = schema;
        _job = job;
        _reading = new PatternEntities(schema, runs);
        _all = [.. schema.Entities.SelectMany(entity => entity.Patterns.Select(pattern => (pattern, (EntitySchema?)entity))), .. schema.Patterns.Select(pattern => (pattern, (EntitySchema?)null))];
    }

    private IEnumerable<(AccessPatternSchema Pattern, EntitySchema? Entity)> Own => _all.Where(one => one.Pattern.Job == _job);

    public static DocumentPage Of(DatabaseSchema schema, string job, IReadOnlyList<PatternRun> runs) => new JobPage(schema, job, runs).Build();

    private DocumentPage Build()
    {
        var needed = Own.SelectMany(one => one.Entity is { } entity ? [entity] : _reading.ReadBy(one.Pattern)).ToHashSet();
        var entities = _schema.Entities.Where(needed.Contains).ToList();
        var part = _schema with { Entities = entities.ToValueList() };
        return new DocumentPage(
            ModelJobs.FileOf(_schema, _job),
            [
                new DocumentSection("entities", $"# Job: {Markdown.Text(_job)}\n\n## Entities\n\n{Entities(entities)}"),
                new DocumentSection("workflows", $"## Current Job Workflows\n\n{string.Concat(Own.Select(Workflow))}\n"),
                new DocumentSection("diagram", $"## Entity-Relationship Diagram\n\n{(entities.Count == 0 ? "None.\n" : $"```mermaid\n{MermaidDiagram.Print(part)}```\n")}\n"),
                new DocumentSection("future", $"## Future Jobs\n\n{Future()}\n"),
            ]);
    }

    private static string Entities(List<EntitySchema> entities) => entities.Count == 0
        ? "What its methods read is known once the project has sample data to run them on.\n\n"
        : string.Concat(entities.Select(entity => $"- [{Markdown.Text(entity.Name)}](../{Uri.EscapeDataString(EntityPage.FileOf(entity))}): {KeyOf(entity)}\n")) + "\n";

    private static string KeyOf(EntitySchema entity) => string.Join(" + ", entity.Key.Attributes.Select(Markdown.Code));

    private string Workflow((AccessPatternSchema Pattern, EntitySchema? Entity) one)
    {
        var run = _reading.RunOf(one.Pattern, one.Entity);
        var reads = one.Entity is null && run is not null ? $" of {Markdown.Text(run.ServedBy)}" : "";
        return $"{Line(one)} — {PatternText.ServedBy(one.Pattern, one.Entity)}{reads}{(run is null ? "" : $": {CostOf(run)}")}\n";
    }

    // What is not to be modelled for this job: what no code serves yet, and the other jobs.
    private string Future()
    {
        var later = _all.Where(one => one.Pattern.Job != _job && one.Pattern.Status != AccessPatternStatus.Implemented)
            .Select(one => $"{Line(one)}{(one.Entity is null ? "" : $" ({Markdown.Text(one.Entity.Name)})")}{(one.Pattern.Job is { } job ? $", job {Markdown.Code(job)}" : "")}\n");
        var others = ModelJobs.Of(_schema).Where(job => job != _job)
            .Select(job => $"- Job {Markdown.Code(job)}: {string.Join("; ", _all.Where(one => one.Pattern.Job == job).Select(one => Markdown.Text(one.Pattern.Description)))}\n");
        var lines = later.Concat(others).ToList();
        return lines.Count == 0 ? "None is declared.\n" : string.Concat(lines);
    }

    private static string Line((AccessPatternSchema Pattern, EntitySchema? Entity) one) => $"- {PatternText.SignOf(one.Pattern.Status)} {Markdown.Text(one.Pattern.Description)}";

    private static string CostOf(PatternRun run) => $"{Count(run.Requests, "request")}, {Count(run.RoundTrips, "round trip")}{(run.IsWrite ? "" : $", {Count(run.ReadUnits, "read unit")}")}";

    private static string Count(double number, string noun) => $"{number.ToString(CultureInfo.InvariantCulture)} {noun}{(number is 1 ? "" : "s")}";
}
