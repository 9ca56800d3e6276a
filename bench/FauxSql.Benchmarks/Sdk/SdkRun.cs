using System.Diagnostics;
using System.Globalization;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using FauxSql.AwsSdk;
using FauxSql.Benchmarks.InProcess;
using FauxSql.Benchmarks.Model;

namespace FauxSql.Benchmarks.Sdk;

/// <summary>
/// Calls a second through a real AmazonDynamoDBClient without a socket: to the engine in memory, and beside it to a handler that answers the
/// same bytes at once. Both take turns; the median of the rounds counts.
/// </summary>
internal static class SdkRun
{
    private static readonly int[] Callers = [1, 16];

    /// <summary>Measures everything and returns the results as Markdown.</summary>
    public static async Task<string> RunAsync(TimeSpan duration, int rounds)
    {
        await using var data = await Contestants.FillAsync(Medium.Memory).ConfigureAwait(false);
        using var engine = data.Engine.CreateAwsClient();
        using var cannedItem = Canned(Encoding.UTF8.GetBytes($$"""{"Item":{{Encoding.UTF8.GetString(Contestants.ItemOf(Invoices.All[0]))}} }"""));
        using var cannedNothing = Canned("{}"u8.ToArray());
        var text = new StringBuilder("| Operation | Callers | SDK alone, calls/s | FauxSql engine, calls/s | ratio | engine's part, µs |\n| --- | ---: | ---: | ---: | ---: | ---: |\n");
        foreach (var (call, canned) in new[] { (SdkCall.GetItem, cannedItem), (SdkCall.PutItem, cannedNothing) })
            foreach (var callers in Callers)
            {
                var (alone, whole) = await CompareAsync(call, canned, engine, callers, duration, rounds).ConfigureAwait(false);
                text.Append(CultureInfo.InvariantCulture, $"| {call.Title} | {callers} | {alone:#,##0} | {whole:#,##0} | {whole / alone:0.00} | {(1e6 / whole) - (1e6 / alone):0.0} |\n");
            }

        return text.ToString();
    }

    private static async Task<(double Alone, double Whole)> CompareAsync(
        SdkCall call, IAmazonDynamoDB canned, IAmazonDynamoDB engine, int callers, TimeSpan duration, int rounds)
    {
        var (alone, whole) = (new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            var rates = (await RateAsync(call, canned, callers, duration).ConfigureAwait(false), await RateAsync(call, engine, callers, duration).ConfigureAwait(false));
            if (round == 0)
                continue; // to warm up
            alone.Add(rates.Item1);
            whole.Add(rates.Item2);
        }

        return (Median(alone), Median(whole));
    }

    private static async Task<double> RateAsync(SdkCall call, IAmazonDynamoDB client, int callers, TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var count = 0;
            for (; Stopwatch.GetElapsedTime(start) < duration; count++)
                await call.RunAsync(client, (caller * 601) + count).ConfigureAwait(false);
            return count;
        }))).ConfigureAwait(false);
        return counts.Sum() / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static AmazonDynamoDBClient Canned(byte[] body) => new(
        new AnonymousAWSCredentials(), new AmazonDynamoDBConfig { ServiceURL = "http://localhost", HttpClientFactory = CannedHandler.Factory(body) });

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
