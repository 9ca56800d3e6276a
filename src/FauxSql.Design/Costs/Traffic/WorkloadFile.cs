using FauxSql.Schema;
using FauxSql.Traffic;

namespace FauxSql.Design.Costs.Traffic;

/// <summary>Reads traffic in any of its forms: written by hand, recorded, or exported from CloudWatch.</summary>
public static class WorkloadFile
{
    private const string Header = "fauxsql-traffic";

    /// <summary>Reads traffic.</summary>
    /// <param name="schema">The model.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="recorded">Reads the same file as a recording, when it is one.</param>
    /// <exception cref="CostInputException">It is none of these, or names what the model does not have; it names the line.</exception>
    public static Workload Parse(DatabaseSchema schema, string file, string text, Func<IEnumerable<TrafficEntry>> recorded)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(recorded);
        if (string.IsNullOrWhiteSpace(text))
            throw new CostInputException(file, null, $"it is empty. Traffic written by hand begins with {{\"{Header}\":1}}");
        if (text.TrimStart() is not ['{', ..])
            return CloudWatchCsv.Parse(schema, file, text);
        var lines = text.Split('\n', 3, StringSplitOptions.TrimEntries);
        if (!lines[0].Contains($"\"{Header}\"", StringComparison.Ordinal))
        {
            return text.Contains("\"MetricDataResults\"", StringComparison.Ordinal)
                ? CloudWatchJson.Parse(schema, file, text)
                : throw new CostInputException(file, 1, $"traffic begins with {{\"{Header}\":1}}; CloudWatch's is CSV, or JSON with MetricDataResults");
        }

        var header = JsonMembers.Parse(file, 1, lines[0]).Only(Header);
        if (header.Number(Header) is not 1)
            throw header.Error($"it is of version {header.Number(Header)}, and this FauxSql reads version 1; use a newer one");
        return lines.Length > 1 && lines[1].Contains("\"op\"", StringComparison.Ordinal) ? RecordedTraffic.Of(file, recorded()) : RateFile.Parse(schema, file, text);
    }
}
