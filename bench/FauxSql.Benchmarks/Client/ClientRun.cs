using FauxSql.Benchmarks.InProcess;

namespace FauxSql.Benchmarks.Client;

internal static class ClientRun
{
    // The AWS SDK has so much code that its compiler is busy for seconds; measured before, it takes up to twice as long as it does afterwards.
    private const int Warmups = 20;

    /// <summary>Runs the benchmarks and returns the results as Markdown.</summary>
    /// <param name="filter">A pattern of names such as <c>*GetItem*</c>.</param>
    /// <exception cref="InvalidOperationException">A benchmark failed, or none matches.</exception>
    public static string Run(string filter) => InProcessRun.Run(
        [typeof(GetItemBenchmark), typeof(QueryBenchmark), typeof(PutItemBenchmark), typeof(BatchGetBenchmark)], filter, Warmups);
}
