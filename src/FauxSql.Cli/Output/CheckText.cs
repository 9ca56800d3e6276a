using System.Globalization;
using System.Text;
using FauxSql.Cli.Commands;
using FauxSql.Design.Checks;

namespace FauxSql.Cli.Output;

/// <summary>Findings for people: as compilers print them, so that editors can jump, by entity; then what each rule is about; then the sum.</summary>
internal sealed class CheckText(CheckReport report, CheckedData? data, FindingPlaces places, bool showsNotes, bool isColoured)
{
    private readonly List<Finding> _shown = [.. report.Findings.Where(finding => showsNotes || finding.Severity > Severity.Note)];

    public string Print()
    {
        var text = new StringBuilder();
        foreach (var entity in _shown.GroupBy(finding => finding.Entity))
        {
            text.Append(entity.Key ?? report.Database).Append('\n');
            foreach (var finding in entity)
                text.Append(Line(finding)).Append('\n');
            text.Append('\n');
        }

        foreach (var rule in _shown.Select(finding => finding.Rule).DistinctBy(rule => rule.Id).OrderBy(rule => rule.Id, StringComparer.Ordinal))
            text.Append(Explain(rule));
        if (data is not null)
            text.Append(Read(data)).Append('\n');
        return text.Append(Sum()).Append('\n').ToString();
    }

    private string Line(Finding finding)
    {
        var (file, line) = places.Of(finding);
        var severity = NameOf(finding.Severity);
        var place = line is { } number ? $"{file}({number.ToString(CultureInfo.InvariantCulture)})" : file;
        return $"{place}: {(isColoured ? Colours.Of(finding.Severity, severity) : severity)} {finding.Rule.Id}: {finding.Message}";
    }

    private static string Explain(Rule rule) => $"{rule.Id} {rule.Title}\n  Why: {rule.Why}\n  Fix: {rule.Fix}\n  See: {rule.Page ?? $"docs/diagnostics/{rule.Id}.md"}\n\n";

    private static string Read(CheckedData data)
    {
        var items = data.Items.Sum(entity => entity.Value);
        var sample = data.Sample is { } most ? string.Create(CultureInfo.InvariantCulture, $", at most {most:N0} of each entity") : "";
        return string.Create(CultureInfo.InvariantCulture, $"Looked at {items:N0} items{sample}, with {data.ReadUnits:0.#} read units.");
    }

    private string Sum()
    {
        var hidden = showsNotes ? 0 : report.Count(Severity.Note);
        var parts = new[] { Severity.Error, Severity.Warning, Severity.Note }
            .Where(severity => showsNotes || severity > Severity.Note)
            .Select(severity => (Severity: severity, Count: report.Count(severity)))
            .Where(part => part.Count > 0)
            .Select(part => Number(part.Count, NameOf(part.Severity)))
            .ToList();
        var more = (hidden > 0 ? $"; {Number(hidden, "note")}, which --notes shows" : "") + (report.Suppressed.Count > 0 ? $"; {Number(report.Suppressed.Count, "finding")} suppressed with a reason" : "");
        return $"{report.Database}: {(parts.Count == 0 ? "nothing is wrong" : string.Join(", ", parts))}{more}.";
    }

    private static string NameOf(Severity severity) => severity.ToString().ToLowerInvariant();

    private static string Number(int count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
