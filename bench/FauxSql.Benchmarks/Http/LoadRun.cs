using System.IO.Enumeration;
using FauxSql.Benchmarks.Model;
using FauxSql.Http;

namespace FauxSql.Benchmarks.Http;

/// <summary>
/// Measures every workload on every server. The servers take turns within a round, so that what else happens on the machine meets all of
/// them; of the rounds the one with the median rate counts. Workloads whose titles do not match the filter are left out.
/// </summary>
internal sealed class LoadRun(Servers servers, Wrk wrk, int rounds, string filter)
{
    private readonly LoadTable _table = new();

    /// <summary>Fills the servers, runs everything, and returns the results as Markdown.</summary>
    public async Task<string> RunAsync()
    {
        foreach (var server in servers.Dynamos)
            await FillAsync(server).ConfigureAwait(false);

        await CompareAsync(Workloads.GetItem, [servers.Dynalite, servers.InMemory, servers.OnDisk, servers.Bare]).ConfigureAwait(false);
        await CompareAsync(Workloads.QueryTable, servers.Dynamos).ConfigureAwait(false);
        await CompareAsync(Workloads.QueryIndex, servers.Dynamos).ConfigureAwait(false);
        await CompareScansAsync().ConfigureAwait(false);
        await CompareAsync(Workloads.PutItem, servers.Dynamos).ConfigureAwait(false);
        await CompareAsync(Workloads.UpdateItem, servers.Dynamos).ConfigureAwait(false);
        await CompareAsync(Workloads.BatchWrite, servers.Dynamos).ConfigureAwait(false);
        await CompareAsync(Workloads.TransactWrite, [servers.InMemory, servers.OnDisk]).ConfigureAwait(false);
        foreach (var server in servers.Dynamos)
            _table.AddMemory(server.Name, server.Start, server.ResidentMegabytes);
        return _table.ToMarkdown();
    }

    private static async Task FillAsync(ServerProcess server)
    {
        await using var endpoint = DynamoEndpoint.At(server.Address.ToString());
        await new BenchDb(endpoint).EnsureTablesAsync().ConfigureAwait(false);
        foreach (var body in Workloads.Fill())
            (await Endpoint.SendAsync(endpoint, "BatchWriteItem", body).ConfigureAwait(false)).Dispose();
    }

    private Task CompareAsync(Workload workload, IEnumerable<ServerProcess> contenders) =>
        CompareAsync([.. contenders.Select(server => (server, workload))]);

    private async Task CompareScansAsync()
    {
        var scans = new List<(ServerProcess, Workload)>();
        foreach (var server in servers.Dynamos)
            scans.Add((server, await Workloads.ScanOfAsync(server).ConfigureAwait(false)));
        await CompareAsync(scans).ConfigureAwait(false);
    }

    private async Task CompareAsync(IReadOnlyList<(ServerProcess Server, Workload Workload)> contenders)
    {
        if (!FileSystemName.MatchesSimpleExpression(filter, contenders[0].Workload.Title))
            return;
        var results = contenders.ToDictionary(contender => contender.Server, _ => new List<Measurement>());
        foreach (var (server, workload) in contenders.Where(contender => contender.Server != servers.Bare))
            await workload.CheckAsync(server).ConfigureAwait(false);

        // The first round warms up and does not count.
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (server, workload) in contenders)
            {
                var measured = await wrk.RunAsync(server.Address, workload.Operation, workload.Bodies).ConfigureAwait(false);
                await Console.Error.WriteLineAsync($"{workload.Title}, {server.Name}: {measured.PerSecond:N0}/s{(round == 0 ? " (warm-up)" : "")}").ConfigureAwait(false);
                if (round > 0)
                    results[server].Add(measured with { PerSecond = measured.PerSecond / workload.RequestsPerRun });
            }
        }

        foreach (var (server, workload) in contenders)
            _table.Add(workload.Title, server.Name, results[server].OrderBy(result => result.PerSecond).ElementAt(rounds / 2));
    }
}
