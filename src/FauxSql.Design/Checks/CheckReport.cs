using FauxSql.Schema;

namespace FauxSql.Design.Checks;

/// <summary>What the rules say of a model.</summary>
/// <param name="Database">The name of the database class.</param>
/// <param name="Findings">What is wrong: what is of the whole model first, then by entity in the order of the model, by rule and by place.</param>
/// <param name="Suppressed">What the model says is right as it is, in the same order.</param>
public sealed record CheckReport(string Database, IReadOnlyList<Finding> Findings, IReadOnlyList<SuppressedFinding> Suppressed)
{
    /// <summary>How many findings there are of a severity.</summary>
    /// <param name="severity">The severity.</param>
    public int Count(Severity severity) => Findings.Count(finding => finding.Severity == severity);

    internal static CheckReport Of(DatabaseSchema schema, IReadOnlyList<Finding> findings)
    {
        var suppressions = new Suppressions(schema);
        var sorted = findings.Concat(suppressions.Check(findings))
            .OrderBy(finding => finding.Entity is { } name ? schema.Entities.TakeWhile(entity => entity.Name != name).Count() : -1)
            .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
            .ThenBy(finding => finding.Place.ToString(), StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal)
            .Select(finding => (Finding: finding, Suppression: suppressions.Find(finding)))
            .ToList();
        return new CheckReport(
            schema.Name,
            [.. sorted.Where(one => one.Suppression is null).Select(one => one.Finding)],
            [.. sorted.Where(one => one.Suppression is not null).Select(one => new SuppressedFinding(one.Finding, one.Suppression!.Because))]);
    }
}
