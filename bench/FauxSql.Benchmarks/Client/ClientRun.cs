using FauxSql.Benchmarks.InProcess;

namespace FauxSql.Benchmarks.Client;

internal static class ClientRun
{
    /// <summary>Runs the benchmarks and returns the results as Markdown.</summary>
    /// <param name="filter">A pattern of names such as <c>*GetItem*</c>.</param>
    /// <exception cref="InvalidOperationException">A benchmark failed, or none matches.</exception>
    public static string Run(string filter) => InProcessRun.Run(
        [typeof(GetItemBenchmark), typeof(QueryBenchmark), typeof(PutItemBenchmark), typeof(BatchGetBenchmark)], filter);
}
