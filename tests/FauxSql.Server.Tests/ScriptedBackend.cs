using System.Collections.Concurrent;
using System.Text;
using FauxSql.Protocol.Backends;

namespace FauxSql.Server.Tests;

/// <summary>Answers as told and remembers what it was asked.</summary>
internal sealed class ScriptedBackend(Func<string, string, BackendResponse> answer) : IBackend
{
    public ConcurrentQueue<(string Operation, string Body)> Asked { get; } = new();

    public bool IsLocal => true;

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetString(request.Body.Span);
        Asked.Enqueue((request.Operation, body));
        return ValueTask.FromResult(answer(request.Operation, body));
    }
}
