using System.Globalization;
using FauxSql.Design.Relationships;
using FauxSql.Schema;

namespace FauxSql.Design.Checks.Phases;

/// <summary>Reads out of a model which objectives of a phase it has reached. Findings that are suppressed with a reason keep none open.</summary>
public sealed class PhaseReader
{
    private readonly PhaseEvidence _evidence;
    private readonly DatabaseSchema _schema;
    private readonly IReadOnlyList<Relationship> _relationships;
    private readonly List<AccessPatternSchema> _patterns;

    private PhaseReader(PhaseEvidence evidence)
    {
        _evidence = evidence;
        _schema = evidence.Schema;
        _relationships = RelationshipReader.Read(_schema);
        _patterns = [.. _schema.Entities.SelectMany(entity => entity.Patterns).Concat(_schema.Patterns).Where(pattern => !pattern.IsImplied)];
    }

    /// <summary>Reads a phase.</summary>
    /// <param name="number">The phase, 1 to 3.</param>
    /// <param name="evidence">What tells how far the model has come.</param>
    public static Phase Read(int number, PhaseEvidence evidence)
    {
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 3);
        var reader = new PhaseReader(evidence);
        return number switch
        {
            1 => new Phase(1, "Experience and domain", [reader.Entities(), reader.Diagram(), reader.Patterns(), reader.Relationships()]),
            2 => new Phase(2, "Data model", [reader.Keys(), reader.KeyTables(), reader.Indexes(), reader.Strategies()]),
            _ => new Phase(3, "Implementation", [reader.Deployed(), reader.DataAccess(), Tested(), reader.Validated()]),
        };
    }

    private Objective Entities() => Judge(
        "Entities, scoped to the current job",
        _schema.Entities.Count > 0,
        [$"{Number(_schema.Entities.Count, "entity", "entities")}: {string.Join(", ", _schema.Entities.Select(entity => entity.Name))}", Jobs()],
        "FXS212");

    private Objective Diagram() => Judge(
        "Entity-relationship diagram",
        _schema.Entities.Count > 0,
        [$"{Number(_relationships.Count, "relationship", "relationships")} with cardinality, which fauxsql erd draws"],
        "FXS202");

    private Objective Patterns() => Judge(
        "Access patterns of the current features documented",
        _patterns.Exists(pattern => pattern.Status == AccessPatternStatus.Implemented),
        [$"{Count(AccessPatternStatus.Implemented)} implemented, {Count(AccessPatternStatus.Planned)} planned, {Count(AccessPatternStatus.Potential)} potential"],
        "FXS203");

    private Objective Relationships() => Judge(
        "Relationships between entities understood",
        true,
        _relationships.Count == 0 ? ["There are none"] : [.. _relationships.Select(relationship => $"{relationship.Source} {SignOf(relationship.Cardinality)} {relationship.Target}")],
        "FXS201", "FXS202");

    private Objective Keys() => Judge(
        "A primary key for each table",
        _schema.Entities.Count > 0,
        [.. _schema.Entities.Select(entity => $"{entity.TableName}: {string.Join(" + ", entity.Key.Attributes)}")],
        "FXS111", "FXS200", "FXS207");

    private Objective KeyTables()
    {
        var open = _schema.Entities.Where(entity => entity.Patterns.Any(pattern => pattern is { Source: AccessPatternSource.Key, IsImplied: true })).Select(entity => $"The key of {entity.Name} says of no pattern what it is for").ToList();
        return new Objective(
            "Entity-key tables that document the keys",
            open.Count == 0 && _schema.Entities.Count > 0 ? ObjectiveStatus.Done : ObjectiveStatus.Open,
            ["fauxsql docs writes one for each table and index", .. open]);
    }

    private Objective Indexes() => Judge(
        "Indexes for the other access patterns",
        true,
        _schema.Entities.All(entity => entity.Indexes.Count == 0)
            ? ["There are none"]
            : [.. from entity in _schema.Entities from index in entity.Indexes select $"{entity.Name}.{index.Name}: {string.Join(" + ", index.Key.Attributes)}"],
        "FXS112", "FXS113", "FXS114", "FXS204", "FXS205", "FXS208");

    private Objective Strategies() => Judge(
        "Strategies of relationships documented",
        true,
        [$"{_relationships.Count(relationship => relationship.Because is not null)} of {Number(_relationships.Count, "relationship", "relationships")} with a reason, which fauxsql docs writes"],
        "FXS201");

    private Objective Deployed() => _evidence.Tables is { } where
        ? new Objective("Tables deployed", ObjectiveStatus.Done, [$"All {Number(_schema.Entities.Count, "table", "tables")} were read at {where}"])
        : new Objective("Tables deployed", ObjectiveStatus.Unknown, ["The model does not tell: name where they are with --endpoint"]);

    private Objective DataAccess() => Judge(
        "Data access implemented",
        _schema.Entities.Count > 0,
        [$"{Number(_schema.Entities.Count, "typed table", "typed tables")} and {Number(_schema.Entities.Sum(entity => entity.Indexes.Count), "finder", "finders")} of indexes are generated", $"{Number(_schema.Patterns.Count(pattern => pattern.Status == AccessPatternStatus.Implemented), "pattern is a method", "patterns are methods")}"]);

    private static Objective Tested() => new(
        "Reads and writes tested", ObjectiveStatus.Unknown, ["The model does not tell: with FauxSql.Testing a test fails for an access pattern that no test runs (docs/testing.md)"]);

    private Objective Validated()
    {
        const string title = "Access patterns validated";
        var runs = _evidence.Runs.Where(run => !run.IsWrite).ToList();
        if (runs.Count == 0)
            return new Objective(title, ObjectiveStatus.Unknown, ["None was run: give the project [SampleData]"]);
        var empty = runs.Where(run => run.Requests == 0 || run.Items == 0).Select(run => $"\"{run.Pattern}\" of {run.Entity} found nothing").ToList();
        return new Objective(title, empty.Count == 0 ? ObjectiveStatus.Done : ObjectiveStatus.Open, [$"{Number(runs.Count - empty.Count, "pattern", "patterns")} found items of the sample data", .. empty]);
    }

    private Objective Judge(string title, bool isThere, IReadOnlyList<string> evidence, params string[] rules)
    {
        var findings = _evidence.Report.Findings.Where(finding => rules.Contains(finding.Rule.Id)).Select(finding => $"{finding.Rule.Id}: {finding.Message}").ToList();
        return new Objective(title, isThere && findings.Count == 0 ? ObjectiveStatus.Done : ObjectiveStatus.Open, [.. evidence, .. findings]);
    }

    private string Jobs()
    {
        var jobs = _patterns.Where(pattern => pattern.Status == AccessPatternStatus.Implemented).Select(pattern => pattern.Job).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return jobs.Count == 0 ? "No pattern names its job" : $"Jobs: {string.Join(", ", jobs)}";
    }

    private string Count(AccessPatternStatus status) => _patterns.Count(pattern => pattern.Status == status).ToString(CultureInfo.InvariantCulture);

    private static string SignOf(Cardinality cardinality) => cardinality switch
    {
        Cardinality.OneToOne => "1:1",
        Cardinality.OneToMany => "1:N",
        _ => "M:N",
    };

    private static string Number(int count, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : many)}");
}
