using FauxSql.Protocol.Backends;

namespace FauxSql.Telemetry;

/// <summary>Lets whoever listens see the requests of a database, each with all its attempts.</summary>
internal sealed class TelemetryBackend(IBackend inner, EventSink events, AccessNames names) : IBackend
{
    // Samplers are told when a span begins. Within other backends, where a request goes is known only after that: it is where the last one went.
    private Uri? _server = (inner as IKnownServer)?.Server;

    public bool IsLocal => inner.IsLocal;

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken) =>
        events.IsObserved ? ObserveAsync(request, cancellationToken) : inner.SendAsync(request, cancellationToken);

    private async ValueTask<BackendResponse> ObserveAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        var facts = RequestFacts.Of(request.Body);
        var named = request with { Context = names.Complete(OperationTelemetry.WithPattern(request.Context), request.Operation, facts) };
        using var telemetry = RequestTelemetry.Begin(named, facts, events, _server);
        try
        {
            var response = await inner.SendAsync(named, cancellationToken).ConfigureAwait(false);
            telemetry.Answered(response);
            return response;
        }
        catch (Exception exception)
        {
            telemetry.Failed(exception);
            throw;
        }
        finally
        {
            _server = telemetry.Server;
        }
    }
}
