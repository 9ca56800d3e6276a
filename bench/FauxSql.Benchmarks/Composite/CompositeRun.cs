using System.Diagnostics;
using System.Globalization;
using System.Text;
using FauxSql.Backends;
using FauxSql.Benchmarks.Model;
using FauxSql.Engine;

namespace FauxSql.Benchmarks.Composite;

/// <summary>Runs the composite reads with a network's latency added to each request.</summary>
internal static class CompositeRun
{
    private const int WarmUps = 10;
    private const int Runs = 51;
    private const int Milliseconds = 5;

    /// <summary>Returns the results as Markdown.</summary>
    /// <exception cref="InvalidOperationException">The ways of a read found different items, or ours took more round trips than the data is deep.</exception>
    public static async Task<string> RunAsync()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await CompositeData.FillAsync(new BenchDb(engine)).ConfigureAwait(false);
        var db = new BenchDb(new LatencyBackend(engine, TimeSpan.FromMilliseconds(Milliseconds)));
        using var trace = Trace.Start(db);
        var table = new StringBuilder("| Read | Way | requests | round trips | median ms | ratio |\n| --- | --- | ---: | ---: | ---: | ---: |\n");
        foreach (var read in CompositeReads.All)
        {
            var single = await MeasureAsync(read, read.Single, db, trace).ConfigureAwait(false);
            var ours = await MeasureAsync(read, read.Ours, db, trace).ConfigureAwait(false);
            if (ours.RoundTrips > read.Depth)
                throw new InvalidOperationException($"{read.Title}: {ours.RoundTrips} round trips; the data is {read.Depth} deep");
            foreach (var (way, result) in new[] { ("single table, one query", single), ("FauxSql, includes", ours), ("one after another", await MeasureAsync(read, read.Serial, db, trace).ConfigureAwait(false)) })
                table.Append(CultureInfo.InvariantCulture, $"| {read.Title} | {way} | {result.Requests} | {result.RoundTrips} | {result.Median:0.0} | {result.Median / single.Median:0.00} |\n");
        }

        return table.ToString();
    }

    private static async Task<(int Requests, int RoundTrips, double Median)> MeasureAsync(CompositeRead read, Func<BenchDb, Task<int>> way, BenchDb db, Trace trace)
    {
        for (var i = 0; i < WarmUps; i++)
            await way(db).ConfigureAwait(false);
        trace.Reset();
        var found = await way(db).ConfigureAwait(false);
        if (found != CompositeData.Many)
            throw new InvalidOperationException($"{read.Title}: {found} were found instead of {CompositeData.Many}");
        var (requests, roundTrips) = (trace.Requests, trace.RoundTrips);
        var times = new double[Runs];
        for (var i = 0; i < Runs; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await way(db).ConfigureAwait(false);
            times[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        return (requests, roundTrips, times[Runs / 2]);
    }
}
