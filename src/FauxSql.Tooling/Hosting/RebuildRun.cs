using FauxSql.Http;
using FauxSql.Uniqueness;

namespace FauxSql.Tooling.Hosting;

/// <summary>The claims to unique values, rebuilt.</summary>
internal static class RebuildRun
{
    public static IAsyncEnumerable<HostMessage> StartAsync(string assembly, RebuildRequest request)
    {
        var database = UserDatabase.Connect(assembly, DynamoEndpoint.At(request.Endpoint));
        return Reported.RunAsync<UniqueRebuildProgress>(
            async progress => new RebuiltReport(database.Schema.Name, await RebuildAsync(database, request, progress).ConfigureAwait(false)),
            progress => new RebuildProgressReport(progress.Claims, progress.Items));
    }

    private static async Task<UniqueRebuildReport> RebuildAsync(DynamoDatabase database, RebuildRequest request, IProgress<UniqueRebuildProgress> progress)
    {
        try
        {
            var options = new UniqueRebuildOptions { Entity = request.Entity, IsDryRun = request.IsDryRun };
            return await DatabaseTools.RebuildUniqueAsync(database, options, progress, CancellationToken.None).ConfigureAwait(false);
        }
        catch (ArgumentException refused)
        {
            throw new ToolingException(refused.Message);
        }
    }
}
