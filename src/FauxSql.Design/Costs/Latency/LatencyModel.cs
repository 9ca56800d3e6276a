namespace FauxSql.Design.Costs.Latency;

/// <summary>
/// How long requests take, each by itself. The defaults are one public measurement (DeBrie, from AWS Lambda, 2020: PutItem, BatchWriteItem of 25, TransactWriteItems of 5) that stands in for reads
/// too; AWS promises "single-digit milliseconds" and no more. Measure your own.
/// </summary>
/// <param name="Item">A request of one item: GetItem, PutItem, UpdateItem, DeleteItem.</param>
/// <param name="Query">A page of a Query.</param>
/// <param name="Batch">A batch.</param>
/// <param name="Transaction">A transaction.</param>
/// <param name="Source">Where the figures come from.</param>
public sealed record LatencyModel(LatencyFigure Item, LatencyFigure Query, LatencyFigure Batch, LatencyFigure Transaction, string Source)
{
    /// <summary>The defaults.</summary>
    public static LatencyModel Default { get; } = new(new(7.55, 16.2), new(7.55, 16.2), new(10.2, 27.6), new(25.3, 92.5), "default: writes from AWS Lambda in 2020 (DeBrie), which stand in for reads");

    /// <summary>Reads a calibration: <c>{ "source": "our load test", "item": { "p50": 4, "p99": 9 }, "query": …, "batch": …, "transaction": … }</c>; what is left out is the default.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="text">What it holds.</param>
    /// <exception cref="CostInputException">It is no calibration.</exception>
    public static LatencyModel Parse(string file, string text)
    {
        var given = JsonMembers.Parse(file, null, text).Only("source", "item", "query", "batch", "transaction");
        return new LatencyModel(
            Figure(given, "item", Default.Item), Figure(given, "query", Default.Query), Figure(given, "batch", Default.Batch), Figure(given, "transaction", Default.Transaction), given.Text("source"));
    }

    /// <summary>
    /// Reads that are sent one wave after another, the slowest kind of each counting for all of it. What less than half of all runs send is not in the median, and what less than one in a hundred
    /// sends is not in the 99th percentile.
    /// </summary>
    /// <param name="waves">The requests that are sent together.</param>
    internal LatencyFigure Reads(IEnumerable<ReadWave> waves) => waves.Select(Of).Aggregate(new LatencyFigure(0, 0), (sum, wave) => sum + wave);

    private LatencyFigure Of(ReadWave wave)
    {
        var together = SlowestOf(wave.Calls).Together(wave.Requests);
        return new LatencyFigure(wave.Requests < 0.5 ? 0 : together.P50, wave.Requests < 0.01 ? 0 : together.P99);
    }

    private LatencyFigure SlowestOf(ReadCalls calls)
    {
        List<LatencyFigure> present = [.. new[] { (ReadCalls.Item, Item), (ReadCalls.Query, Query), (ReadCalls.Batch, Batch) }.Where(one => calls.HasFlag(one.Item1)).Select(one => one.Item2)];
        return new LatencyFigure(present.Max(figure => figure.P50), present.Max(figure => figure.P99));
    }

    private static LatencyFigure Figure(JsonMembers given, string name, LatencyFigure usual)
    {
        if (!given.Has(name))
            return usual;
        var figure = given.Object(name).Only("p50", "p99");
        var (p50, p99) = (figure.Number("p50"), figure.Number("p99"));
        return p50 > 0 && p99 >= p50 ? new LatencyFigure(p50, p99) : throw figure.Error($"{name}: p50 must be above 0, and p99 not below p50");
    }
}
