using FauxSql.Errors;

namespace FauxSql.Evolution.Sweeps;

/// <summary>
/// How fast a sweep may write. There is no limit until the service throttles, or up to a ceiling; then the pace is halved, and grows again by a twentieth of its height in each second
/// without throttling, so that the application keeps the larger share.
/// </summary>
internal sealed class Pace(double? ceiling, TimeProvider time)
{
    private const double Slowest = 5;
    private const double Growth = 0.05;
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly long _start = time.GetTimestamp();
    private double _rate = ceiling ?? double.PositiveInfinity;
    private double _top = ceiling ?? double.PositiveInfinity;
    private double _used;
    private TimeSpan _paidUntil;
    private TimeSpan _lastThrottled = TimeSpan.MinValue;
    private TimeSpan _lastGrown;

    /// <summary>Write units a second that are allowed now; infinite when nothing was throttled yet.</summary>
    public double Rate
    {
        get
        {
            lock (_lock)
                return _rate;
        }
    }

    /// <summary>How often the service throttled.</summary>
    public long Throttled { get; private set; }

    /// <summary>Why it did last, in its own words.</summary>
    public string? Reason { get; private set; }

    private TimeSpan Now => time.GetElapsedTime(_start);

    /// <summary>Waits until what was used is paid for.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        for (; ; )
        {
            TimeSpan wait;
            lock (_lock)
                wait = _paidUntil - Now;
            if (wait <= TimeSpan.Zero)
                return;
            // Delays are whole milliseconds, and one that is rounded down to none would spin.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Counts what was used.</summary>
    public void Use(double units)
    {
        lock (_lock)
        {
            _used += units;
            Grow();
            if (double.IsPositiveInfinity(_rate))
                return;
            var now = Now;
            _paidUntil = (_paidUntil > now ? _paidUntil : now) + TimeSpan.FromSeconds(units / _rate);
        }
    }

    /// <summary>Slows down. Requests that were on their way together are throttled together, and count once.</summary>
    public void Slow(IReadOnlyList<ThrottlingReason> reasons, string message)
    {
        lock (_lock)
        {
            Throttled++;
            Reason = reasons is [var first, ..] ? Short(first).ToString() : message;
            var now = Now;
            if (_lastThrottled > TimeSpan.MinValue && now - _lastThrottled < Breath)
                return;
            _lastThrottled = _lastGrown = now;
            var height = double.IsPositiveInfinity(_rate) ? _used / Math.Max(now.TotalSeconds, Breath.TotalSeconds) : _rate;
            if (double.IsPositiveInfinity(_top))
                _top = height;
            _rate = Math.Max(Slowest, height / 2);
            _paidUntil = now + Breath;
        }
    }

    // The line on which it is shown is short: Orders, or Orders/index/StatusIndex.
    private static ThrottlingReason Short(ThrottlingReason reason) => reason with { Resource = reason.Resource?[(reason.Resource.IndexOf('/', StringComparison.Ordinal) + 1)..] };

    private void Grow()
    {
        var now = Now;
        if (double.IsPositiveInfinity(_rate) || now - _lastGrown < Breath)
            return;
        var seconds = (now - _lastGrown).TotalSeconds;
        _lastGrown = now;
        _rate = Math.Min(_rate + (seconds * Growth * _top), ceiling ?? double.MaxValue);
        _top = Math.Max(_top, _rate);
    }
}
