using System.Collections.Concurrent;
using System.Globalization;

namespace FauxSql.Http.Tests;

/// <summary>A clock on which every wait is over at once, and is noted.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private long _ticks = DateTimeOffset.Parse("2026-06-01T12:00:00Z", CultureInfo.InvariantCulture).Ticks;

    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override DateTimeOffset GetUtcNow() => new(Volatile.Read(ref _ticks), TimeSpan.Zero);

    public void Advance(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Waits.Enqueue(dueTime);
        Advance(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
