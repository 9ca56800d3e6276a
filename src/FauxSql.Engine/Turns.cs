using FauxSql.Engine.Storage;
using FauxSql.Protocol.Backends;

namespace FauxSql.Engine;

/// <summary>
/// Answers requests one at a time, in the order in which they come. Whoever comes while another is answered waits without a thread: threads
/// that wait for a lock cost more than most requests take, and which of them gets it next is chance. On disk, those who have waited together
/// share a commit, and are answered after it.
/// </summary>
/// <param name="database">What the requests write to.</param>
/// <param name="answer">Answers a request, on one thread from beginning to end.</param>
/// <param name="refuse">Answers a request whose commit failed.</param>
/// <param name="pool">Runs what is left to a thread of the pool, or <see langword="null"/> for the pool itself.</param>
internal sealed class Turns(
    SqliteDatabase database,
    Func<BackendRequest, BackendResponse> answer,
    Func<BackendRequest, StorageException, BackendResponse> refuse,
    Action<IThreadPoolWorkItem>? pool = null) : IThreadPoolWorkItem
{
    private const int MostTogether = 128;

    private readonly Action<IThreadPoolWorkItem> _pool = pool ?? (static item => ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false));
    private readonly Lock _gate = new();
    private readonly Queue<Turn> _waiting = new();
    private State _state;

    private enum State
    {
        Free,

        /// <summary>Somebody waits, and the pool has been asked for a thread.</summary>
        Asked,
        AtWork,
    }

    /// <summary>Answers at once if nobody else is being answered.</summary>
    public ValueTask<BackendResponse> AnswerAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        Turn? turn = null;
        lock (_gate)
        {
            if (_state != State.Free)
                _waiting.Enqueue(turn = new Turn(request, cancellationToken));
            if (_state == State.AtWork)
                return new ValueTask<BackendResponse>(turn!.Task);
            _state = State.AtWork;
        }

        if (turn is not null)
            return AnswerAllUntil(turn);
        try
        {
            return ValueTask.FromResult(answer(request));
        }
        finally
        {
            LeaveToPool();
        }
    }

    /// <inheritdoc/>
    public void Execute()
    {
        lock (_gate)
        {
            if (_state != State.Asked)
                return;
            _state = State.AtWork;
        }

        while (Next() is { Length: > 0 } turns)
            Take(turns);
    }

    // The pool may have no thread to spare for long: all of them may be blocked by callers who wait for their answers.
    private ValueTask<BackendResponse> AnswerAllUntil(Turn last)
    {
        while (!last.Task.IsCompleted)
            Take(Next());
        LeaveToPool();
        return new ValueTask<BackendResponse>(last.Task);
    }

    // Whoever was answered goes on at once, and does not answer others first.
    private void LeaveToPool()
    {
        lock (_gate)
        {
            _state = _waiting.Count > 0 ? State.Asked : State.Free;
            if (_state == State.Free)
                return;
        }

        _pool(this);
    }

    // In memory a commit costs next to nothing, and nobody has to wait for those behind. With nobody left, the work is over.
    private Turn[] Next()
    {
        lock (_gate)
        {
            var next = new Turn[Math.Min(_waiting.Count, database.HasOneConnection ? 1 : MostTogether)];
            if (next.Length == 0)
                _state = State.Free;
            for (var i = 0; i < next.Length; i++)
                next[i] = _waiting.Dequeue();
            return next;
        }
    }

    private void Take(Turn[] turns)
    {
        try
        {
            if (turns is [var only])
                only.Take(answer);
            else
                database.ShareTransaction(() => Array.ForEach(turns, turn => turn.Take(answer)));
        }
        catch (StorageException e)
        {
            Array.ForEach(turns, turn => turn.Take(request => refuse(request, e)));
        }
        catch (Exception e)
        {
            Array.ForEach(turns, turn => turn.Fail(e)); // as when the database is closed
        }

        Array.ForEach(turns, turn => turn.End());
    }

    /// <summary>A request that waits.</summary>
    private sealed class Turn(BackendRequest request, CancellationToken cancellationToken)
        : TaskCompletionSource<BackendResponse>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        private BackendResponse? _response;
        private Exception? _failure;

        /// <summary>Answers the request, in the place of an answer that it may have had.</summary>
        public void Take(Func<BackendRequest, BackendResponse> answer)
        {
            Fail(failure: null);
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                _response = answer(request);
            }
            catch (Exception e)
            {
                _failure = e;
            }
        }

        /// <summary>Fails, whatever the answer was.</summary>
        public void Fail(Exception? failure)
        {
            _response?.Dispose();
            (_response, _failure) = (null, failure);
        }

        /// <summary>Lets whoever waits for it go on.</summary>
        public void End()
        {
            if (_response is not null)
                SetResult(_response);
            else if (_failure is OperationCanceledException)
                SetCanceled(cancellationToken);
            else
                SetException(_failure!);
        }
    }
}
