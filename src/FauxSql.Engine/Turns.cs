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
internal sealed class Turns(
    SqliteDatabase database, Func<BackendRequest, BackendResponse> answer, Func<BackendRequest, StorageException, BackendResponse> refuse) : IThreadPoolWorkItem
{
    private const int MostTogether = 128;

    private readonly Lock _gate = new();
    private readonly Queue<Turn> _waiting = new();
    private bool _isTaken;

    /// <summary>Answers at once if nobody else is being answered.</summary>
    public ValueTask<BackendResponse> AnswerAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_isTaken)
            {
                var turn = new Turn(request, cancellationToken);
                _waiting.Enqueue(turn);
                return new ValueTask<BackendResponse>(turn.Task);
            }

            _isTaken = true;
        }

        try
        {
            return ValueTask.FromResult(answer(request));
        }
        finally
        {
            if (HasNext())
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    /// <inheritdoc/>
    public void Execute()
    {
        do
            Take(Next());
        while (HasNext());
    }

    private bool HasNext()
    {
        lock (_gate)
            return _isTaken = _waiting.Count > 0;
    }

    // In memory a commit costs next to nothing, and nobody has to wait for those behind.
    private Turn[] Next()
    {
        lock (_gate)
        {
            var next = new Turn[database.HasOneConnection ? 1 : Math.Min(_waiting.Count, MostTogether)];
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
        catch (ObjectDisposedException)
        {
            Array.ForEach(turns, turn => turn.Take(answer)); // each of them finds the database closed
        }

        // Not local, so that the pool goes on with them in their order.
        foreach (var turn in turns)
            ThreadPool.UnsafeQueueUserWorkItem(turn, preferLocal: false);
    }

    /// <summary>A request that waits; executed, it goes on with its outcome.</summary>
    private sealed class Turn(BackendRequest request, CancellationToken cancellationToken) : TaskCompletionSource<BackendResponse>, IThreadPoolWorkItem
    {
        private BackendResponse? _response;
        private Exception? _failure;

        /// <summary>Answers the request, in the place of an answer that it may have had.</summary>
        public void Take(Func<BackendRequest, BackendResponse> answer)
        {
            _response?.Dispose();
            _response = null;
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

        public void Execute()
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
