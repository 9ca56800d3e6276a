using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FauxSql.Design.Checks;

namespace FauxSql.Cli.Output;

/// <summary>Findings as a SARIF 2.1.0 log: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html</summary>
internal static class SarifLog
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    // What relative addresses start from is for whoever reads the log to know.
    private const string Root = "%SRCROOT%";

    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Print(CheckReport report, FindingPlaces places) => Console.Out.WriteLine(JsonSerializer.Serialize(Of(report, places), Format));

    private static Dictionary<string, object> Of(CheckReport report, FindingPlaces places) => new(StringComparer.Ordinal)
    {
        ["$schema"] = Schema,
        ["version"] = "2.1.0",
        ["runs"] = new[]
        {
            new
            {
                tool = new { driver = new { name = "fauxsql", semanticVersion = Version(), rules = ModelCheck.Rules.Select(RuleOf) } },
                columnKind = "utf16CodeUnits",
                results = report.Findings.Select(finding => ResultOf(finding, places, null)).Concat(report.Suppressed.Select(one => ResultOf(one.Finding, places, one))),
            },
        },
    };

    private static object RuleOf(Rule rule) => new
    {
        id = rule.Id,
        shortDescription = new { text = rule.Title },
        fullDescription = new { text = rule.Why },
        help = new { text = rule.Fix },
        helpUri = rule.Page,
        defaultConfiguration = new { level = LevelOf(rule.Severity) },
    };

    private static object ResultOf(Finding finding, FindingPlaces places, SuppressedFinding? suppressed)
    {
        var (file, line) = places.Of(finding);
        return new
        {
            ruleId = finding.Rule.Id,
            ruleIndex = ModelCheck.Rules.TakeWhile(rule => rule.Id != finding.Rule.Id).Count(),
            level = LevelOf(finding.Severity),
            message = new { text = finding.Message },
            locations = new[]
            {
                new
                {
                    physicalLocation = new { artifactLocation = ArtifactOf(file), region = line is { } number ? new { startLine = number } : null },
                    logicalLocations = finding.Place.Type.Length == 0 ? null : new[] { new { fullyQualifiedName = finding.Place.ToString() } },
                },
            },
            suppressions = suppressed is null ? null : new[] { new { kind = "inSource", justification = suppressed.Because } },
        };
    }

    private static object ArtifactOf(string file) => Path.IsPathRooted(file)
        ? new { uri = new Uri(file).AbsoluteUri, uriBaseId = (string?)null }
        : new { uri = string.Join('/', file.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString)), uriBaseId = (string?)Root };

    private static string LevelOf(Severity severity) => severity.ToString().ToLowerInvariant();

    // Without the commit behind the plus sign.
    private static string? Version() => typeof(SarifLog).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
}
