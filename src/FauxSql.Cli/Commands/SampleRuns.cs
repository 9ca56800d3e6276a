using FauxSql.Cli.Output;
using FauxSql.Engine;
using FauxSql.Server;
using FauxSql.Tooling.Hosting;

namespace FauxSql.Cli.Commands;

/// <summary>A project's access patterns, run on its sample data: on an engine of their own that nobody sees.</summary>
internal static class SampleRuns
{
    /// <summary>The runs that sent something. A project without sample data has none to tell.</summary>
    public static async Task<IReadOnlyList<PatternRun>> RunAsync(ProjectModel model, ProgressLine progress, CancellationToken stop)
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await using var server = await DynamoServer.StartAsync(engine, new DynamoServerOptions { Port = 0 }, stop);
        var runs = new List<PatternRun>();
        await foreach (var message in HostProcess.RunAsync(model.Project, new UpRequest(server.Address.ToString(), Scale: 1), stop))
        {
            if (message is FillReport)
                progress.Step("Filling an engine in memory");
            if (message is not PatternReport { Requests: > 0 } pattern)
                continue;
            progress.Step($"Running: {pattern.Pattern}");
            runs.Add(new PatternRun(
                pattern.Entity, pattern.Pattern, pattern.ServedBy, pattern.Requests, pattern.RoundTrips, pattern.Items, pattern.ReadUnits, pattern.Milliseconds)
            {
                IsWrite = pattern.IsWrite,
            });
        }

        return runs;
    }
}
