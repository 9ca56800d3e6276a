using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Protocol.Backends;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Passes requests on, and keeps what those that are not about the ledger consumed.</summary>
/// <param name="inner">What answers them.</param>
/// <param name="clock">Tells when a request is sent, or null where that does not matter.</param>
internal sealed class MeteredBackend(IBackend inner, Func<TimeSpan>? clock = null) : IBackend
{
    private static readonly string[] ReadOperations = ["Scan", "Query", "GetItem", "BatchGetItem"];

    private readonly ConcurrentBag<(TimeSpan At, string Operation, double Units)> _used = [];

    public bool IsLocal => inner.IsLocal;

    /// <summary>When a read was sent and what it consumed.</summary>
    public IReadOnlyList<(TimeSpan At, double Units)> Reads => Used(ReadOperations);

    /// <summary>When a write was sent and what it consumed.</summary>
    public IReadOnlyList<(TimeSpan At, double Units)> Writes => Used("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetString(request.Body.Span);
        var isOfLedger = body.Contains("\"_fx.Changes\"", StringComparison.Ordinal);
        var at = clock?.Invoke() ?? TimeSpan.Zero;
        // A sweep asks what its writes consume, because it paces itself by that.
        var asking = ReadOperations.Contains(request.Operation) ? request with { Body = Encoding.UTF8.GetBytes($$"""{"ReturnConsumedCapacity":"TOTAL",{{body[1..]}}""") } : request;
        var answer = await inner.SendAsync(asking, cancellationToken);
        if (!isOfLedger && answer.IsSuccess)
            _used.Add((at, request.Operation, UnitsOf(JsonNode.Parse(answer.Body.Span)!["ConsumedCapacity"])));
        return answer;
    }

    // Several where several tables were concerned.
    private static double UnitsOf(JsonNode? capacity) => capacity is JsonArray several ? several.Sum(UnitsOf) : capacity?["CapacityUnits"]?.GetValue<double>() ?? 0;

    private List<(TimeSpan At, double Units)> Used(params string[] operations) => [.. _used.Where(one => operations.Contains(one.Operation)).Select(one => (one.At, one.Units)).OrderBy(one => one.At)];
}
