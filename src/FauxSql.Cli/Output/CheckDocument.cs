using FauxSql.Cli.Commands;
using FauxSql.Design.Checks;

namespace FauxSql.Cli.Output;

/// <summary>Findings as one JSON document.</summary>
internal sealed record CheckDocument(string Database, int Errors, int Warnings, int Notes, IReadOnlyList<CheckDocument.Entry> Findings, IReadOnlyList<CheckDocument.Entry> Suppressed, CheckDocument.DataRead? Data)
{
    public static CheckDocument Of(CheckReport report, FindingPlaces places, CheckedData? data) => new(
        report.Database,
        report.Count(Severity.Error),
        report.Count(Severity.Warning),
        report.Count(Severity.Note),
        [.. report.Findings.Select(finding => EntryOf(finding, places, null))],
        [.. report.Suppressed.Select(one => EntryOf(one.Finding, places, one.Because))],
        data is null ? null : new DataRead([.. data.Items.Select(entity => new EntityRead(entity.Key, entity.Value))], data.ReadUnits, data.Sample));

    private static Entry EntryOf(Finding finding, FindingPlaces places, string? because)
    {
        var (file, line) = places.Of(finding);
        return new Entry(
            finding.Rule.Id, finding.Severity.ToString().ToLowerInvariant(), file.Replace('\\', '/'), line, finding.Entity, finding.Attribute, finding.Index, finding.Pattern, finding.Message, finding.Rule.Why, finding.Rule.Fix, finding.Rule.Page, because);
    }

    internal sealed record EntityRead(string Entity, long Items);

    internal sealed record DataRead(IReadOnlyList<EntityRead> Entities, double ReadUnits, int? Sample);

    internal sealed record Entry(
        string Rule, string Severity, string File, int? Line, string? Entity, string? Attribute, string? Index, string? Pattern, string Message, string Why, string Fix, string? Page, string? Because);
}
