using System.Text;
using FauxSql.Protocol.Backends;

namespace FauxSql.AwsSdk.Tests;

/// <summary>A backend that remembers what it was asked, and answers as a test says.</summary>
internal sealed class ScriptedBackend(Func<BackendRequest, CancellationToken, ValueTask<BackendResponse>> answer) : IBackend
{
    public ScriptedBackend(params (int Status, string Body)[] answers)
        : this(new Queue<(int Status, string Body)>(answers))
    {
    }

    private ScriptedBackend(Queue<(int Status, string Body)> answers)
        : this((_, _) => ValueTask.FromResult(Response(answers.Dequeue())))
    {
    }

    public List<(string Operation, string Body)> Requests { get; } = [];

    public bool IsLocal => true;

    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        Requests.Add((request.Operation, Encoding.UTF8.GetString(request.Body.Span)));
        return answer(request, cancellationToken);
    }

    private static BackendResponse Response((int Status, string Body) answer) => new(answer.Status, "ID", Encoding.UTF8.GetBytes(answer.Body));
}
