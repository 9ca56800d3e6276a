using System.Threading.Channels;
using FauxSql.Http;

namespace FauxSql.Tooling.Hosting;

/// <summary>Tables, sample data, access patterns: the steps of <c>up</c> that need the project's code.</summary>
internal static class ModelRun
{
    public static async IAsyncEnumerable<HostMessage> StartAsync(string assembly, string endpoint, int scale)
    {
        var backend = DynamoEndpoint.At(endpoint);
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
            var begun = state?.Scale ?? scale;
            await marker.BeginAsync(begun).ConfigureAwait(false);
            await foreach (var report in FillAsync(database, begun).ConfigureAwait(false))
                yield return report;
            await marker.CompleteAsync(begun).ConfigureAwait(false);
            if (begun != scale)
                yield return new KeptReport(begun);
        }

        await foreach (var run in DatabaseTools.RunPatternsAsync(database, CancellationToken.None).ConfigureAwait(false))
        {
            yield return new PatternReport(
                run.Entity, run.Pattern, run.ServedBy, run.Requests, run.RoundTrips, run.Items, run.ReadUnits, run.Milliseconds);
        }
    }

    private static async IAsyncEnumerable<HostMessage> FillAsync(DynamoDatabase database, int scale)
    {
        var reports = Channel.CreateUnbounded<HostMessage>();
        var filling = FillIntoAsync(database, scale, reports.Writer);
        await foreach (var report in reports.Reader.ReadAllAsync().ConfigureAwait(false))
            yield return report;
        await filling.ConfigureAwait(false);
    }

    private static async Task FillIntoAsync(DynamoDatabase database, int scale, ChannelWriter<HostMessage> reports)
    {
        try
        {
            await DatabaseTools.FillAsync(database, scale, new ReportedProgress(reports), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            reports.Complete();
        }
    }
}
