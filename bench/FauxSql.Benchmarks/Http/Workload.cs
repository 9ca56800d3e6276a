using System.Text.Json;
using FauxSql.Http;

namespace FauxSql.Benchmarks.Http;

/// <summary>An operation with the requests that put it under load.</summary>
/// <param name="Title">What is measured.</param>
/// <param name="Operation">The operation's name.</param>
/// <param name="RequestsPerRun">How many requests make one of what is counted: all pages of a scan, otherwise 1.</param>
/// <param name="Bodies">The requests, sent in turn.</param>
/// <param name="IsRight">Whether an answer is the one expected.</param>
internal sealed record Workload(string Title, string Operation, int RequestsPerRun, IReadOnlyList<string> Bodies, Func<JsonElement, bool> IsRight)
{
    /// <summary>Sends the first request by itself: a server that answers fast but wrongly is not measured.</summary>
    public async Task CheckAsync(ServerProcess server)
    {
        await using var endpoint = DynamoEndpoint.At(server.Address.ToString());
        using var answer = await Endpoint.SendAsync(endpoint, Operation, Bodies[0]).ConfigureAwait(false);
        if (!IsRight(answer.RootElement))
            throw new InvalidOperationException($"{server.Name} answers {Title} with {answer.RootElement.GetRawText()}");
    }
}
