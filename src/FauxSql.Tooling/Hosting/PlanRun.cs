using FauxSql.Http;
using FauxSql.Layouts;

namespace FauxSql.Tooling.Hosting;

/// <summary>What the access patterns send, which the project's code knows.</summary>
internal static class PlanRun
{
    public static async IAsyncEnumerable<HostMessage> StartAsync(string assembly, PlanRequest request)
    {
        var database = UserDatabase.Connect(assembly, DynamoEndpoint.At(request.Endpoint), new MultiTableLayout(request.Prefix));
        await DatabaseTools.EnsureTablesAsync(database, CancellationToken.None).ConfigureAwait(false);
        await foreach (var report in ModelRun.FillAsync(database, scale: 1).ConfigureAwait(false))
            yield return report;
        foreach (var plan in await DatabaseTools.PlanPatternsAsync(database, CancellationToken.None).ConfigureAwait(false))
            yield return new PlanReport(plan);
    }
}
