using System.Text;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;

namespace FauxSql.Tests.Telemetry;

/// <summary>Answers the first requests of an operation as a test says, and passes on what follows.</summary>
internal sealed class ScriptedBackend(IBackend inner) : IBackend
{
    private readonly Queue<(string Operation, Func<BackendResponse> Answer)> _script = [];

    public bool IsLocal => true;

    public ScriptedBackend Answer(string operation, int status, string code, string more = "")
    {
        var body = Encoding.UTF8.GetBytes($$"""{"__type":"com.amazonaws.dynamodb.v20120810#{{code}}","message":"No."{{more}}}""");
        _script.Enqueue((operation, () => new BackendResponse(status, "R1", body)));
        return this;
    }

    public ScriptedBackend Throttle(string operation) => Answer(
        operation,
        400,
        ErrorCodes.ProvisionedThroughputExceeded,
        ""","ThrottlingReasons":[{"reason":"IndexReadProvisionedThroughputExceeded","resource":"arn:aws:dynamodb:eu-west-1:1:table/Orders/index/CustomerIndex"}]""");

    public ScriptedBackend Throw(string operation, Exception exception)
    {
        _script.Enqueue((operation, () => throw exception));
        return this;
    }

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _script.TryPeek(out var next) && next.Operation == request.Operation
            ? new ValueTask<BackendResponse>(_script.Dequeue().Answer())
            : inner.SendAsync(request, cancellationToken);
    }
}
