using System.Text.Json.Nodes;
using FauxSql.Protocol.Backends;

namespace FauxSql.Cli.Tests;

/// <summary>
/// What runs of <c>apply</c> are sent through, one at a time. By what a run writes down in the ledger it knows at which stage that is, and holds it at a request until it is dead. The stages are the
/// steps, each by its kind, what comes before the first, and what comes after the last.
/// </summary>
internal sealed class WatchedRuns(IBackend inner) : IBackend
{
    /// <summary>The stage until a run has written down what it sets out to do.</summary>
    public const string Beginning = "beginning";

    /// <summary>The stage of a run that has written down that its last step is done.</summary>
    public const string End = "end";

    private readonly Lock _lock = new();
    private Func<IReadOnlyList<string>, KillPoint?> _choose = static _ => null;
    private List<string> _stages = [];
    private List<int> _requests = [];
    private KillPoint? _point;
    private int _stage;
    private string? _run;
    private int _doneBefore;
    private TaskCompletionSource<string> _held = new();
    private TaskCompletionSource _dead = new();

    public bool IsLocal => inner.IsLocal;

    /// <summary>Completes with the stage at which the run is held, if it comes to that.</summary>
    public Task<string> Held => _held.Task;

    /// <summary>How many requests each stage of the run had; of several of one kind the longest.</summary>
    public IReadOnlyDictionary<string, int> Requests => _stages.Zip(_requests).GroupBy(stage => stage.First).ToDictionary(stages => stages.Key, stages => stages.Max(stage => stage.Second));

    /// <summary>Watches the next run.</summary>
    /// <param name="choose">Is told the beginning, and then all stages, and says where to kill the run, if at all.</param>
    public void Begin(Func<IReadOnlyList<string>, KillPoint?> choose)
    {
        (_choose, _stages, _requests, _stage, _run) = (choose, [Beginning], [0], 0, null);
        (_held, _dead) = (new(TaskCreationOptions.RunContinuationsAsynchronously), new(TaskCreationOptions.RunContinuationsAsynchronously));
        _point = choose(_stages);
    }

    /// <summary>Lets go of the requests of a run that is dead.</summary>
    public void LetGo() => _dead.SetResult();

    public async ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        var (stage, isCarriedOut) = HoldAt(request);
        if (stage is null)
            return await inner.SendAsync(request, cancellationToken);
        if (isCarriedOut)
            (await inner.SendAsync(request, CancellationToken.None)).Dispose();
        _held.TrySetResult(stage);
        await _dead.Task;
        return new BackendResponse(500, "1", "{}"u8.ToArray());
    }

    // What was sent together with the request at which a run is held is not carried out.
    private (string? Stage, bool IsCarriedOut) HoldAt(BackendRequest request)
    {
        lock (_lock)
        {
            if (_point is { } held && held.Stage < 0)
                return (_stages[_stage], false);
            _requests[_stage]++;
            var next = StageAfter(request);
            if (_point is { } point && point.Stage == _stage && (point.Request == _requests[_stage] || next != _stage))
            {
                _point = point with { Stage = -1 };
                return (_stages[_stage], point.IsAfter);
            }

            if (_stage == 0 && next > 0)
                _point = _choose(_stages);
            _stage = next;
            return (null, false);
        }
    }

    private int StageAfter(BackendRequest request)
    {
        if (request.Operation is not ("PutItem" or "DeleteItem") || JsonNode.Parse(request.Body.Span) is not { } body || body["TableName"]!.GetValue<string>() != "_fx.Changes")
            return _stage;
        var entry = body["Item"] ?? body["Key"]!;
        var (kind, name) = (Text(entry, "Kind"), Text(entry, "Name"));
        if (kind == "lock" && request.Operation == "DeleteItem")
            return _stages.Count; // the lease is given back, which is all
        if (kind != "run" || (_run is not null && _run != name))
            return _stage;
        var run = JsonNode.Parse(Text(entry, "Content"))!;
        var done = run["Done"]!.AsArray().Count;
        if (_run is not null)
            return 1 + done - _doneBefore;
        (_run, _doneBefore) = (name, done); // what an interrupted run did is not done again
        _stages.AddRange([.. run["Planned"]!.AsArray().Skip(done).Select(step => step!["Kind"]!.GetValue<string>()), End]);
        _requests.AddRange(_stages.Skip(1).Select(_ => 0));
        return 1;
    }

    private static string Text(JsonNode item, string attribute) => item[attribute]!["S"]!.GetValue<string>();
}
