using FauxSql.Errors;
using FauxSql.Evolution.Sweeps;
using Microsoft.Extensions.Time.Testing;

namespace FauxSql.Evolution.Tests.Sweeps;

public sealed class PaceTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Without_throttling_nothing_is_held_back()
    {
        var pace = new Pace(null, _time);
        for (var number = 0; number < 1000; number++)
        {
            await pace.WaitAsync(TestContext.Current.CancellationToken);
            pace.Use(100);
        }

        Assert.True(double.IsPositiveInfinity(pace.Rate));
    }

    [Fact]
    public void A_ceiling_holds_from_the_first_second() => Assert.Equal(10, UnitsIn(new Pace(10, _time), seconds: 20) / 20, 1.0);

    [Fact]
    public void Throttling_halves_the_pace_once_for_requests_that_were_on_their_way_together()
    {
        var pace = new Pace(100, _time);
        Assert.Equal(100, UnitsIn(pace, seconds: 5) / 5, 5.0);
        pace.Slow([], "Throughput exceeds the current capacity");
        pace.Slow([], "Throughput exceeds the current capacity");
        Assert.Equal((50.0, 2L, "Throughput exceeds the current capacity"), (pace.Rate, pace.Throttled, pace.Reason!));
    }

    [Fact]
    public void The_pace_is_learnt_from_what_was_used_when_it_was_throttled_first()
    {
        var pace = new Pace(null, _time);
        for (var second = 0; second < 10; second++)
        {
            pace.Use(300);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        pace.Slow([new ThrottlingReason("TableWriteProvisionedThroughputExceeded", "Orders")], "");
        Assert.Equal((150.0, "TableWriteProvisionedThroughputExceeded of Orders"), (pace.Rate, pace.Reason!));
    }

    [Fact]
    public void It_grows_by_a_twentieth_a_second_up_to_the_ceiling()
    {
        var pace = new Pace(100, _time);
        pace.Slow([], "");
        UnitsIn(pace, seconds: 4);
        Assert.InRange(pace.Rate, 55, 75);
        UnitsIn(pace, seconds: 30);
        Assert.Equal(100, pace.Rate);
    }

    // One caller that uses a unit as soon as it may.
    private double UnitsIn(Pace pace, int seconds)
    {
        var used = 0.0;
        var waiting = Task.CompletedTask;
        for (var end = _time.GetUtcNow().AddSeconds(seconds); _time.GetUtcNow() < end;)
        {
            if (waiting.IsCompleted)
            {
                pace.Use(1);
                used++;
                waiting = pace.WaitAsync(TestContext.Current.CancellationToken).AsTask();
            }
            else
            {
                _time.Advance(TimeSpan.FromMilliseconds(1));
            }
        }

        return used;
    }
}
