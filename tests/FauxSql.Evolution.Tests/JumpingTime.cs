namespace FauxSql.Evolution.Tests;

/// <summary>
/// A clock that stands still until somebody waits, and then is at once where he waits for. So what passes on it is what was waited for, whatever the machine is at. Who waits for more than a day, as a
/// lease of weeks does to be renewed, waits for ever.
/// </summary>
internal sealed class JumpingTime : TimeProvider
{
    private static readonly TimeSpan Ever = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private TimeSpan _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>What has passed so far.</summary>
    public TimeSpan Now
    {
        get
        {
            lock (_lock)
                return _now;
        }
    }

    public override long GetTimestamp() => Now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > Ever || dueTime == Timeout.InfiniteTimeSpan)
            return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        lock (_lock)
            _now += dueTime;
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
