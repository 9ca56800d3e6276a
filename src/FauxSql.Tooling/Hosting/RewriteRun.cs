using System.Text.Json;
using FauxSql.Protocol.Backends;

namespace FauxSql.Tooling.Hosting;

/// <summary>Items written again by the model's code, for as long as the parent asks.</summary>
internal static class RewriteRun
{
    public static async IAsyncEnumerable<HostMessage> StartAsync(string assembly)
    {
        var database = UserDatabase.Connect(assembly, new NoBackend());
        while (await Console.In.ReadLineAsync().ConfigureAwait(false) is { } line)
            yield return Rewrite(database, JsonSerializer.Deserialize<RewriteLine>(line)!);
    }

    private static RewrittenReport Rewrite(DynamoDatabase database, RewriteLine line)
    {
        try
        {
            return new RewrittenReport(DatabaseTools.Rewrite(database, line.Entity, line.Item).ToArray(), null);
        }
        catch (Exception problem) // whatever the project's code throws is about this item
        {
            return new RewrittenReport(null, problem.Message);
        }
    }

    private sealed class NoBackend : IBackend
    {
        public bool IsLocal => true;

        public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("Items are rewritten without an endpoint.");
    }
}
