using System.Diagnostics.Metrics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using FauxSql.Telemetry;

namespace FauxSql.Tests.Telemetry;

/// <summary>docs/telemetry.md and the code say the same of events, attributes and metrics.</summary>
public sealed partial class EventKindTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Root(), "docs", "telemetry.md"));

    [Fact]
    public void Ids_and_names_are_unique_and_ids_count_up()
    {
        Assert.Equal(Enumerable.Range(1, DatabaseEventKind.All.Count), DatabaseEventKind.All.Select(kind => kind.Id));
        Assert.Equal(DatabaseEventKind.All.Count, DatabaseEventKind.All.Select(kind => kind.Name).Distinct().Count());
    }

    [Fact]
    public void Every_kind_that_the_code_has_is_in_the_list_under_its_own_name()
    {
        var properties = typeof(DatabaseEventKind).GetProperties().Where(property => property.PropertyType == typeof(DatabaseEventKind)).ToList();
        Assert.Equal(properties.Select(property => property.Name), DatabaseEventKind.All.Select(kind => kind.Name));
        Assert.Equal(properties.Select(property => property.GetValue(null)), DatabaseEventKind.All);
    }

    [Fact]
    public void The_page_lists_every_event_with_meaning_and_action() =>
        Assert.Equal(
            DatabaseEventKind.All.Select(kind => (kind.Id.ToString(CultureInfo.InvariantCulture), kind.Name, kind.Level.ToString())),
            EventRow().Matches(Page).Select(row => (row.Groups["id"].Value, row.Groups["name"].Value, row.Groups["level"].Value)));

    [Fact]
    public void The_page_names_all_attributes_and_metrics()
    {
        var code = Directory.EnumerateFiles(Path.Combine(Root(), "src", "FauxSql", "Telemetry"), "*.cs").SelectMany(file => Name().Matches(File.ReadAllText(file)).Select(name => name.Groups["name"].Value));
        Assert.Equal(code.Distinct().Order(StringComparer.Ordinal), NameInPage().Matches(Page).Select(name => name.Groups["name"].Value).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_page_says_kind_and_unit_of_each_metric()
    {
        var found = new List<(string Name, string Kind, string? Unit)>();
        RuntimeHelpers.RunClassConstructor(typeof(DatabaseEventKind).Assembly.GetType("FauxSql.Telemetry.Instruments", throwOnError: true)!.TypeHandle);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == TelemetryNames.Meter)
                    found.Add((instrument.Name, instrument.GetType().Name.Split('`')[0].ToLowerInvariant(), instrument.Unit));
            },
        };
        listener.Start();

        Assert.Equal(
            found.Order(),
            MetricRow().Matches(Page).Select(row => (row.Groups["name"].Value, row.Groups["kind"].Value, (string?)row.Groups["unit"].Value)).Order());
    }

    [GeneratedRegex(@"^\| (?<id>[0-9]+) \| (?<name>\w+) \| (?<level>\w+) \| [^|]{10,} \| [^|]{5,} \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EventRow();

    [GeneratedRegex(@"^\| `(?<name>[a-z_.]+)` \| (?<kind>histogram|counter), (?<unit>[^ |]+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MetricRow();

    [GeneratedRegex("\"(?<name>(db|aws|server|error|http|fauxsql)\\.[a-z_.]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("`(?<name>(db|aws|server|error|http|fauxsql)\\.(?!query)[a-z_.]*[a-z])`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NameInPage();

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));
}
