using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Protocol.Backends;

namespace FauxSql.Tests.Stores;

/// <summary>Lets a test answer, or change, what passes through. The fault gets the request, its number among those of its operation, and what would have been sent on.</summary>
internal sealed class FaultyBackend(IBackend inner, FaultyBackend.Fault fault) : IBackend
{
    private readonly Dictionary<string, int> _sent = new(StringComparer.Ordinal);

    public delegate ValueTask<BackendResponse> Fault(BackendRequest request, int number, Func<BackendRequest, ValueTask<BackendResponse>> send);

    public bool IsLocal => inner.IsLocal;

    public int SentOf(string operation) => _sent.GetValueOrDefault(operation);

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        int number;
        lock (_sent)
            _sent[request.Operation] = number = SentOf(request.Operation) + 1;
        return fault(request, number, next => inner.SendAsync(next, cancellationToken));
    }

    public static ValueTask<BackendResponse> Error(int status, string code, string more = "") =>
        Answer(status, $$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{code}}","message":"no"{{more}}}""");

    public static ValueTask<BackendResponse> Answer(int status, string body) => new(new BackendResponse(status, "", Encoding.UTF8.GetBytes(body)));

    /// <summary>Carries out a part of a batch, and leaves the rest unprocessed.</summary>
    public static async ValueTask<BackendResponse> PartOf(
        BackendRequest request, string unprocessed, int part, Func<BackendRequest, ValueTask<BackendResponse>> send)
    {
        var now = JsonNode.Parse(request.Body.Span)!.AsObject();
        var (table, content) = now["RequestItems"]!.AsObject().Single();
        var entries = (content as JsonArray ?? content!["Keys"]!.AsArray()).ToList();
        var (left, list) = (content!.DeepClone(), content as JsonArray ?? content["Keys"]!.AsArray());
        Keep(list, 0, part);
        Keep(left as JsonArray ?? left["Keys"]!.AsArray(), part, entries.Count);
        var answer = JsonNode.Parse("{}")!.AsObject();
        if (part > 0)
        {
            using var response = await send(request with { Body = Encoding.UTF8.GetBytes(now.ToJsonString()) });
            answer = JsonNode.Parse(response.Body.Span)!.AsObject();
        }

        answer[unprocessed] = entries.Count > part ? new JsonObject { [table] = left } : new JsonObject();
        return await Answer(200, answer.ToJsonString());
    }

    private static void Keep(JsonArray list, int from, int to)
    {
        for (var i = list.Count - 1; i >= 0; i--)
        {
            if (i < from || i >= to)
                list.RemoveAt(i);
        }
    }
}
