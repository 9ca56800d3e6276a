using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using FauxSql.Protocol.Backends;

namespace FauxSql.Engine.Tests.Reliability.Histories;

/// <summary>A database with a bug, to see whether it is found.</summary>
internal sealed class FaultyBackend(IBackend inner, Bug bug) : IBackend
{
    private readonly ConcurrentDictionary<string, BackendResponse> _stale = new();
    private int _updates;

    public bool IsLocal => inner.IsLocal;

    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        switch (bug, request.Operation)
        {
            case (Bug.TornWrites, "TransactWriteItems"):
                return await SendApartAsync(request, cancellationToken);
            case (Bug.TornReads, "TransactGetItems"):
                return await ReadApartAsync(request, cancellationToken);
            case (Bug.DoubledRetry, "UpdateItem") when request.Body.Span.IndexOf("ALL_NEW"u8) > 0 && Interlocked.Increment(ref _updates) == 10:
                (await inner.SendAsync(request, cancellationToken)).Dispose();
                break;
            case (Bug.LostWrite, "UpdateItem") when request.Body.Span.IndexOf("ALL_NEW"u8) > 0 && Interlocked.Increment(ref _updates) == 10:
                return await LoseAsync(request, cancellationToken);
            case (Bug.StaleReads, "GetItem"):
                return await ReadStaleAsync(request, cancellationToken);
        }

        return await inner.SendAsync(request, cancellationToken);
    }

    private async Task<BackendResponse> SendApartAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(request.Body);
        foreach (var action in document.RootElement.GetProperty("TransactItems").EnumerateArray())
        {
            if (!action.TryGetProperty("Update", out var update))
                continue;
            (await SendAsync("UpdateItem", update.GetRawText(), cancellationToken)).Dispose();
            await Task.Delay(1, cancellationToken);
        }

        return Answer("{}");
    }

    private async Task<BackendResponse> ReadApartAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(request.Body);
        var items = new List<string>();
        foreach (var action in document.RootElement.GetProperty("TransactItems").EnumerateArray())
        {
            using var answer = await SendAsync("GetItem", action.GetProperty("Get").GetRawText(), cancellationToken);
            items.Add(Encoding.UTF8.GetString(answer.Body.Span));
            await Task.Delay(1, cancellationToken);
        }

        return Answer($$"""{"Responses":[{{string.Join(',', items)}}]}""");
    }

    // Answers as if the value had been appended.
    private async Task<BackendResponse> LoseAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(request.Body);
        var key = document.RootElement.GetProperty("Key");
        var appended = document.RootElement.GetProperty("ExpressionAttributeValues").GetProperty(":v").GetProperty("L")[0].GetRawText();
        using var read = await SendAsync("GetItem", $$"""{"TableName":"Lists","Key":{{key.GetRawText()}}}""", cancellationToken);
        using var answer = JsonDocument.Parse(read.Body);
        var list = answer.RootElement.TryGetProperty("Item", out var item) ? item.GetProperty("l").GetProperty("L").EnumerateArray().Select(e => e.GetRawText()) : [];
        return Answer($$$"""{"Attributes":{"l":{"L":[{{{string.Join(',', list.Append(appended))}}}]} } }""");
    }

    private async Task<BackendResponse> ReadStaleAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        var key = Encoding.UTF8.GetString(request.Body.Span);
        if (Interlocked.Increment(ref _updates) % 10 == 0 && _stale.TryGetValue(key, out var stale))
            return new BackendResponse(stale.Status, stale.RequestId, stale.Body);
        using var answer = await inner.SendAsync(request, cancellationToken);
        var kept = new BackendResponse(answer.Status, answer.RequestId, answer.Body.ToArray());
        _stale.TryAdd(key, kept);
        return new BackendResponse(kept.Status, kept.RequestId, kept.Body);
    }

    private ValueTask<BackendResponse> SendAsync(string operation, string body, CancellationToken cancellationToken) =>
        inner.SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(body), CallContext.None), cancellationToken);

    private static BackendResponse Answer(string body) => new(200, "faulty", Encoding.UTF8.GetBytes(body));
}
