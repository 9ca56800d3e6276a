using System.Globalization;
using System.Text;

namespace FauxSql.Benchmarks.Http;

/// <summary>The results as Markdown. Each ratio is that of a rate to the first server's rate in the same workload.</summary>
internal sealed class LoadTable
{
    private readonly List<(string Title, string Server, Measurement Result)> _rows = [];
    private readonly List<(string Server, TimeSpan Start, double Megabytes)> _memory = [];

    public void Add(string title, string server, Measurement result) => _rows.Add((title, server, result));

    public void AddMemory(string server, TimeSpan start, double megabytes) => _memory.Add((server, start, megabytes));

    public string ToMarkdown()
    {
        var text = new StringBuilder("| Operation | Server | ops/s | p50 ms | p99 ms | ratio |\n| --- | --- | ---: | ---: | ---: | ---: |\n");
        foreach (var workload in _rows.GroupBy(row => row.Title))
        {
            var first = workload.First().Result.PerSecond;
            foreach (var (title, server, result) in workload)
                text.Append(CultureInfo.InvariantCulture, $"| {title} | {server} | {Rate(result.PerSecond)} | {result.P50:0.00} | {result.P99:0.00} | {result.PerSecond / first:0.00} |\n");
        }

        text.Append("\n| Server | ready after ms | resident memory after the load, MB |\n| --- | ---: | ---: |\n");
        foreach (var (server, start, megabytes) in _memory)
            text.Append(CultureInfo.InvariantCulture, $"| {server} | {start.TotalMilliseconds:0} | {megabytes:0} |\n");
        return text.ToString();
    }

    private static string Rate(double perSecond) => perSecond.ToString(perSecond < 100 ? "0.0" : "#,##0", CultureInfo.InvariantCulture);
}
