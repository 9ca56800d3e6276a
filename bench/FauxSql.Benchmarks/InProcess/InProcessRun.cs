using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace FauxSql.Benchmarks.InProcess;

internal static class InProcessRun
{
    /// <summary>Runs the benchmarks and returns the results as Markdown.</summary>
    /// <param name="filter">A pattern of names such as <c>*GetItem*</c>.</param>
    /// <exception cref="InvalidOperationException">A benchmark failed, or none matches.</exception>
    public static string Run(string filter) =>
        Run([typeof(GetItemBenchmark), typeof(QueryBenchmark), typeof(PutItemBenchmark), typeof(EncodeBenchmark), typeof(DecodeBenchmark), typeof(CloneBenchmark), typeof(ImportOfPlainItemsBenchmark), typeof(ImportOfUniqueItemsBenchmark), typeof(BackfillBenchmark), typeof(PlanBenchmark)], filter);

    /// <summary>The same with other benchmarks.</summary>
    public static string Run(Type[] benchmarks, string filter, int warmups = InProcessSettings.UsualWarmups)
    {
        var summaries = BenchmarkSwitcher.FromTypes(benchmarks).Run(["--filter", filter], new InProcessSettings(warmups)).ToList();
        if (summaries.Count == 0 || summaries.Exists(summary => summary.HasCriticalValidationErrors || summary.Reports.Any(report => !report.Success)))
            throw new InvalidOperationException("Benchmarks failed, or none has such a name; see above");
        return string.Join('\n', summaries.Select(TableOf));
    }

    private static string TableOf(Summary summary)
    {
        var log = new AccumulationLogger();
        MarkdownExporter.GitHub.ExportToLog(summary, log);
        var rows = log.GetLog().Split('\n').Where(line => line.StartsWith('|')).Select(Tidied).Where(line => line.Any(char.IsLetterOrDigit) || line.Contains("---", StringComparison.Ordinal));
        return $"### {summary.BenchmarksCases[0].Descriptor.Type.Name.Replace("Benchmark", "", StringComparison.Ordinal)}\n\n{string.Join('\n', rows)}\n";
    }

    // The exporter sets baselines in bold, quotes names with spaces, and pads for the console.
    private static string Tidied(string line)
    {
        var cells = line.Trim().Trim('|').Split('|');
        return $"| {string.Join(" | ", cells.Select(cell => cell.Replace("**", "", StringComparison.Ordinal).Replace("&#39;", "", StringComparison.Ordinal).Trim()))} |";
    }
}
