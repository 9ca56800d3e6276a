namespace FauxSql.Http.Tests;

/// <summary>A clock that goes on when it is told to; its timers are the system's.</summary>
internal sealed class SteppingClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
