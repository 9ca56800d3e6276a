using System.Collections.Concurrent;

namespace FauxSql.Http;

/// <summary>Timers for attempts, used again where none has gone off, because nearly none does.</summary>
internal sealed class AttemptTimers(TimeProvider time)
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(1);

    private readonly ConcurrentQueue<CancellationTokenSource> _free = new();

    public CancellationTokenSource Start(TimeSpan timeout)
    {
        if (!_free.TryDequeue(out var timer))
            timer = new CancellationTokenSource(Never, time);
        timer.CancelAfter(timeout);
        return timer;
    }

    public void Stop(CancellationTokenSource timer)
    {
        if (timer.TryReset())
            _free.Enqueue(timer);
        else
            timer.Dispose();
    }
}
