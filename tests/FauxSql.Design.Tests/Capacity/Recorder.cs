using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using FauxSql.Protocol.Backends;

namespace FauxSql.Design.Tests.Capacity;

/// <summary>Keeps what is sent, and the units that the answer says were consumed.</summary>
internal sealed class Recorder(IBackend backend) : IBackend
{
    public ConcurrentQueue<(string Operation, JsonObject Request, double Charged)> Sent { get; } = [];

    public bool IsLocal => backend.IsLocal;

    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        var response = await backend.SendAsync(request, cancellationToken);
        var consumed = JsonNode.Parse(response.Body.Span)!["ConsumedCapacity"];
        var charged = consumed is JsonArray tables ? tables.Sum(table => table!["CapacityUnits"]!.GetValue<double>()) : consumed?["CapacityUnits"]?.GetValue<double>() ?? 0;
        Sent.Enqueue((request.Operation, JsonNode.Parse(request.Body.Span)!.AsObject(), charged));
        return response;
    }
}
