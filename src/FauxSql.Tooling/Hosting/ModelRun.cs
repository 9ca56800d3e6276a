using FauxSql.Http;

namespace FauxSql.Tooling.Hosting;

/// <summary>Tables, sample data, access patterns: the steps of <c>up</c> that need the project's code.</summary>
internal static class ModelRun
{
    public static async IAsyncEnumerable<HostMessage> StartAsync(string assembly, UpRequest request)
    {
        var backend = DynamoEndpoint.At(request.Endpoint);
        var database = UserDatabase.Connect(assembly, backend);
        yield return new ModelReport(database.Schema.Name, [.. database.Schema.Entities.Select(entity => entity.TableName)]);
        await DatabaseTools.EnsureTablesAsync(database, CancellationToken.None).ConfigureAwait(false);

        await foreach (var report in FillAsync(database, request.Scale).ConfigureAwait(false))
            yield return report;

        await foreach (var run in DatabaseTools.RunPatternsAsync(database, CancellationToken.None).ConfigureAwait(false))
        {
            yield return new PatternReport(
                run.Entity, run.Pattern, run.ServedBy, run.Requests, run.RoundTrips, run.Items, run.ReadUnits, run.Milliseconds)
            {
                IsWrite = run.IsWrite,
            };
        }
    }

    public static IAsyncEnumerable<HostMessage> FillAsync(DynamoDatabase database, int scale) => Reported.RunAsync<WriteProgress>(
        async progress =>
        {
            var outcome = await DatabaseTools.FillOnceAsync(database, scale, progress, CancellationToken.None).ConfigureAwait(false);
            return outcome.IsFilled && outcome.Scale == scale ? null : new KeptReport(outcome.Scale);
        },
        progress => new FillReport(progress.Items));
}
