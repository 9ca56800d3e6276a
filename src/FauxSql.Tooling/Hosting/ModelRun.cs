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

        var marker = new FillMarker(backend, database.Schema.Name);
        var state = await marker.ReadAsync().ConfigureAwait(false);
        if (state is { IsComplete: true })
        {
            yield return new KeptReport(state.Value.Scale);
        }
        else if (state is null && await DatabaseTools.HasDataAsync(database, CancellationToken.None).ConfigureAwait(false))
        {
            yield return new KeptReport(Scale: null); // somebody else's data: no samples among it
        }
        else
        {
            // A fill that was interrupted is done again at its own scale: two scales must not mix.
            var begun = state?.Scale ?? request.Scale;
            await marker.BeginAsync(begun).ConfigureAwait(false);
            await foreach (var report in FillAsync(database, begun).ConfigureAwait(false))
                yield return report;
            await marker.CompleteAsync(begun).ConfigureAwait(false);
            if (begun != request.Scale)
                yield return new KeptReport(begun);
        }

        await foreach (var run in DatabaseTools.RunPatternsAsync(database, CancellationToken.None).ConfigureAwait(false))
        {
            yield return new PatternReport(
                run.Entity, run.Pattern, run.ServedBy, run.Requests, run.RoundTrips, run.Items, run.ReadUnits, run.Milliseconds);
        }
    }

    private static IAsyncEnumerable<HostMessage> FillAsync(DynamoDatabase database, int scale) => Reported.RunAsync<WriteProgress>(
        async progress =>
        {
            await DatabaseTools.FillAsync(database, scale, progress, CancellationToken.None).ConfigureAwait(false);
            return null;
        },
        progress => new FillReport(progress.Items));
}
