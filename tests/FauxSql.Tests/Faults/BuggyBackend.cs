using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Tests.Stores;

namespace FauxSql.Tests.Faults;

/// <summary>A path to the database with a bug, to see whether it is found.</summary>
internal sealed class BuggyBackend(IBackend inner, PlantedBug bug) : IBackend
{
    private int _requests;

    public bool IsLocal => inner.IsLocal;

    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        switch (bug, request.Operation)
        {
            case (PlantedBug.DroppedClaims, "TransactWriteItems"):
                return await inner.SendAsync(WithActions(request, action => action["Put"]?["TableName"]?.GetValue<string>() != "UniqueKeys"), cancellationToken);
            case (PlantedBug.TornTransactions, "TransactWriteItems"):
                return await inner.SendAsync(WithActions(request, action => action.Parent!.AsArray() is [_] or [_, _] || action != action.Parent!.AsArray()[^1]), cancellationToken);
            case (PlantedBug.UncheckedEnds, "TransactWriteItems"):
                return await inner.SendAsync(WithActions(request, action => action["ConditionCheck"] is null), cancellationToken);
            case (PlantedBug.DoubledUpdates, "UpdateItem") when Interlocked.Increment(ref _requests) % 10 == 0:
                (await inner.SendAsync(request, cancellationToken)).Dispose();
                return await inner.SendAsync(request, cancellationToken);
            case (PlantedBug.BlindRetries, _):
                return await SendBlindlyAsync(request, cancellationToken);
            case (PlantedBug.LostEntries, "BatchWriteItem") when Interlocked.Increment(ref _requests) % 5 == 0:
                return await inner.SendAsync(Without(request, 1), cancellationToken);
            case (PlantedBug.UnconditionalDeletions, "DeleteItem"):
            case (PlantedBug.IgnoredConditions, "PutItem" or "UpdateItem" or "DeleteItem"):
                return await inner.SendAsync(Unconditional(request), cancellationToken);
            case (PlantedBug.LostRows, "Query") when Interlocked.Increment(ref _requests) % 3 == 0:
                return await WithoutLastAsync(request, cancellationToken);
            default:
                return await inner.SendAsync(request, cancellationToken);
        }
    }

    private async ValueTask<BackendResponse> SendBlindlyAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await inner.SendAsync(request, cancellationToken);
            if (response.Status < 500)
                return response;
            response.Dispose();
        }
        catch (EndpointException)
        {
        }

        return await inner.SendAsync(request, cancellationToken);
    }

    private async ValueTask<BackendResponse> WithoutLastAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        using var response = await inner.SendAsync(request, cancellationToken);
        var answer = JsonNode.Parse(response.Body.Span)!.AsObject();
        if (answer["Items"] is JsonArray { Count: > 0 } items)
            items.RemoveAt(items.Count - 1);
        return await FaultyBackend.Answer(response.Status, answer.ToJsonString());
    }

    private static BackendRequest WithActions(BackendRequest request, Func<JsonNode, bool> isKept) => With(request, body =>
    {
        var actions = body["TransactItems"]!.AsArray();
        body["TransactItems"] = new JsonArray([.. actions.Where(action => isKept(action!)).Select(action => action!.DeepClone())]);
    });

    // The engine refuses a batch of nothing.
    private static BackendRequest Without(BackendRequest request, int entry) => With(request, body =>
    {
        if (body["RequestItems"]!.AsObject().Single().Value is JsonArray entries && entries.Count > entry)
            entries.RemoveAt(entry);
    });

    private static BackendRequest Unconditional(BackendRequest request) => With(request, body =>
    {
        if (body["UpdateExpression"] is not null || body["ConditionExpression"] is null)
            return;
        foreach (var member in new[] { "ConditionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues", "ReturnValuesOnConditionCheckFailure" })
            body.Remove(member);
    });

    private static BackendRequest With(BackendRequest request, Action<JsonObject> change)
    {
        var body = JsonNode.Parse(request.Body.Span)!.AsObject();
        change(body);
        return request with { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
    }
}
