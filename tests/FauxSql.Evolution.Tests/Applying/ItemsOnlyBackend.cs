using System.Text;
using FauxSql.Protocol.Backends;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>A role that may do what it likes with items and, of tables, make its ledger alone.</summary>
internal sealed class ItemsOnlyBackend(IBackend inner) : IBackend
{
    private static readonly string[] OfTables = ["CreateTable", "UpdateTable", "DeleteTable", "UpdateTimeToLive", "UpdateContinuousBackups", "TagResource"];

    /// <summary>Whether it takes itself for local.</summary>
    public bool IsLocal { get; init; } = true;

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) =>
        OfTables.Contains(request.Operation) && !Encoding.UTF8.GetString(request.Body.Span).Contains("\"_fx.Changes\"", StringComparison.Ordinal)
            ? ValueTask.FromResult(new BackendResponse(400, "1", """{"__type":"com.amazon.coral.service#AccessDeniedException","message":"User is not authorized"}"""u8.ToArray()))
            : inner.SendAsync(request, cancellationToken);
}
