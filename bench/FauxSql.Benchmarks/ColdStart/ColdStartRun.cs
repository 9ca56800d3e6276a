using System.Globalization;
using System.Text;
using FauxSql.Benchmarks.Client;
using FauxSql.Benchmarks.Http;
using FauxSql.Http;

namespace FauxSql.Benchmarks.ColdStart;

/// <summary>Starts programs that get one item from an endpoint on this machine, in turn, and compares the medians.</summary>
internal static class ColdStartRun
{
    private const int WarmUps = 2;

    private const string Table = """
        {"TableName":"Products","BillingMode":"PAY_PER_REQUEST",
         "AttributeDefinitions":[{"AttributeName":"CategoryId","AttributeType":"S"},{"AttributeName":"ProductId","AttributeType":"S"}],
         "KeySchema":[{"AttributeName":"CategoryId","KeyType":"HASH"},{"AttributeName":"ProductId","KeyType":"RANGE"}]}
        """;

    /// <summary>Publishes the programs, measures them and returns the results as Markdown.</summary>
    /// <param name="starts">How often each is started; the median counts.</param>
    public static async Task<string> RunAsync(int starts)
    {
        await Publisher.PublishAsync().ConfigureAwait(false);
        using var server = await Servers.InMemoryAsync().ConfigureAwait(false);
        await FillAsync(server.Address).ConfigureAwait(false);
        var item = Catalog.All[0];
        var measured = Contestant.All.ToDictionary(contestant => contestant, _ => new List<Start>());
        for (var round = -WarmUps; round < starts; round++)
            foreach (var (contestant, results) in measured)
            {
                var start = await Start.OfAsync(contestant, server.Address, [item.CategoryId, item.ProductId], item.Name).ConfigureAwait(false);
                if (round >= 0)
                    results.Add(start);
            }

        return Print(measured);
    }

    private static async Task FillAsync(Uri address)
    {
        using var endpoint = DynamoEndpoint.At(address.ToString());
        using var created = await Endpoint.SendAsync(endpoint, "CreateTable", Table).ConfigureAwait(false);
        var item = Encoding.UTF8.GetString(Catalog.ItemOf(Catalog.All[0], Catalog.OwnInstants));
        using var stored = await Endpoint.SendAsync(endpoint, "PutItem", $$"""{"TableName":"Products","Item":{{item}} }""").ConfigureAwait(false);
    }

    private static string Print(Dictionary<Contestant, List<Start>> measured)
    {
        var text = new StringBuilder("| Compiled | Program | start to answer ms | ratio | size MB | peak memory MB |\n| --- | --- | ---: | ---: | ---: | ---: |\n");
        foreach (var kind in measured.GroupBy(pair => pair.Key.IsNative))
        {
            var own = Median(kind.First().Value, start => start.Milliseconds);
            foreach (var (contestant, starts) in kind)
            {
                var elapsed = Median(starts, start => start.Milliseconds);
                text.Append(CultureInfo.InvariantCulture, $"| {(kind.Key ? "ahead of time" : "at run time")} | {contestant.Name} | {elapsed:0.0} | {elapsed / own:0.00} | {contestant.Megabytes:0.0} | {Median(starts, start => start.Megabytes):0} |\n");
            }
        }

        return text.ToString();
    }

    private static double Median(List<Start> starts, Func<Start, double> of) => starts.Select(of).Order().ElementAt(starts.Count / 2);
}
