using FauxSql.Http;
using FauxSql.Inspection;

namespace FauxSql.Tooling.Hosting;

/// <summary>An item read with what is related to it.</summary>
internal static class InspectRun
{
    public static async IAsyncEnumerable<HostMessage> StartAsync(string assembly, InspectRequest request)
    {
        var database = UserDatabase.Connect(assembly, DynamoEndpoint.At(request.Endpoint));
        var inspection = Refused.AsToolingException(() => ItemInspection.Of(database, request.Entity, request.Key, request.With, request.Take, request.ShowsSensitive));
        var (item, used) = await inspection.RunAsync().ConfigureAwait(false);
        yield return new InspectReport(database.Schema.Name, inspection.ToString(), item, used.Requests);
    }
}
