using FauxSql.Cli.Output;
using FauxSql.Design.Costs.Sizes;
using FauxSql.Engine;
using FauxSql.Layouts;
using FauxSql.Server;
using FauxSql.Tooling.Data;
using FauxSql.Tooling.Hosting;

namespace FauxSql.Cli.Commands;

/// <summary>What the access patterns send, which the project's code knows: it is asked on an engine of its own that nobody sees, filled with the sample data; and the sizes of that.</summary>
internal sealed record SamplePlans(IReadOnlyList<PatternPlan> Plans, StoredSizes Sizes)
{
    public static async Task<SamplePlans> ReadAsync(ProjectModel model, string prefix, ProgressLine progress, CancellationToken stop)
    {
        await using var engine = EmbeddedDynamo.InMemory();
        await using var server = await DynamoServer.StartAsync(engine, new DynamoServerOptions { Port = 0 }, stop);
        var plans = new List<PatternPlan>();
        await foreach (var message in HostProcess.RunAsync(model.Project, new PlanRequest(server.Address.ToString(), prefix), stop))
        {
            if (message is FillReport)
                progress.Step("Filling an engine in memory");
            if (message is PlanReport report)
                plans.Add(report.Plan);
        }

        return new SamplePlans(plans, await StoredSizesReader.ReadAsync(model.Schema, new DataTables(engine, new MultiTableLayout(prefix)), progress, stop));
    }
}
