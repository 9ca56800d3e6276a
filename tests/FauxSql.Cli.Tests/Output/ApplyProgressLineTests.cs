using FauxSql.Cli.Output;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Steps;
using Microsoft.Extensions.Time.Testing;

namespace FauxSql.Cli.Tests.Output;

/// <summary>What <c>apply</c> says of itself on a terminal while it is at work.</summary>
public sealed class ApplyProgressLineTests : IDisposable
{
    private const string Erase = "\r\u001b[K";

    private static readonly AwaitIndex Step = new("Orders", "AIndex");

    private readonly FakeTimeProvider _time = new();
    private readonly StringWriter _terminal = new();
    private readonly ApplyProgressLine _line;
    private int _columns = 300;

    public ApplyProgressLineTests() => _line = new ApplyProgressLine(new ProgressLine(_terminal, isShown: true, () => _columns), _time);

    public void Dispose() => _terminal.Dispose();

    [Fact]
    public void Before_the_first_step_it_says_who_is_waited_for()
    {
        Assert.Equal("Getting ready", Said(new ApplyProgress(0, 0, null, 0, null, null)));
        Assert.Equal("Getting ready; waiting for ann@host", Said(new ApplyProgress(0, 0, null, 0, null, "waiting for ann@host")));
    }

    [Fact]
    public void A_step_without_items_says_what_it_does() =>
        Assert.Equal("2/3 Wait until index AIndex of Orders, which is being built, is active", Said(new ApplyProgress(2, 3, Step, 0, null, null)));

    [Theory]
    [InlineData(2_500, 10, "2,500 items, 250 a second, 30 s left")] // 7,500 more at 250 a second
    [InlineData(9_999, 10, "9,999 items, 1,000 a second, a moment left")]
    [InlineData(100, 10, "100 items, 10 a second, 17 min left")] // 9,900 more at 10 a second: 990 s
    [InlineData(100, 100, "100 items, 1 a second, 2.8 h left")] // 9,900 more at 1 a second
    [InlineData(99, 10, "99 items, 10 a second")] // less than a hundredth tells nothing of the rest
    [InlineData(10_000, 40, "10,000 items, 250 a second")]
    [InlineData(12_000, 40, "12,000 items, 300 a second")] // the service's count was old
    public void Items_have_a_rate_and_the_rest_takes_a_time(long items, int seconds, string expected)
    {
        Said(Items(1, 0));
        _time.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal($"1/2 {Step.Description}: {expected}", Said(Items(1, items)));
    }

    [Fact]
    public void Each_step_has_a_rate_of_its_own()
    {
        Said(Items(1, 0));
        _time.Advance(TimeSpan.FromHours(1));
        Said(Items(1, 10_000));
        Said(Items(2, 0));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal($"2/2 {Step.Description}: 5,000 items, 1,000 a second, 5 s left", Said(Items(2, 5_000)));
    }

    [Fact]
    public void Why_it_is_slow_comes_last()
    {
        const string Note = "throttled 7 times (TableWriteProvisionedThroughputExceeded of Orders); 50 write units a second now";
        Said(Items(1, 0));
        _time.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal($"1/2 {Step.Description}: 5,000 items, 50 a second, 100 s left; {Note}", Said(Items(1, 5_000) with { Note = Note }));
    }

    [Fact]
    public void One_line_takes_the_place_of_the_other_and_is_gone_at_the_end()
    {
        using (var line = new ProgressLine(_terminal, isShown: true, () => _columns))
        {
            line.Step("first");
            line.Step("second");
        }

        Assert.Equal($"{Erase}first{Erase}second{Erase}", _terminal.ToString());
    }

    [Theory]
    [InlineData(109, "1/2 Wait until index AIndex of Orders, which is being built, is active: 5,000 items, 50 a second, 100 s left")]
    [InlineData(80, "1/2 Wait until index AIndex of Orders, ...: 5,000 items, 50 a second, 100 s left")]
    [InlineData(40, "1/2 Wait unti...: 5,000 items, 50 a seco")]
    [InlineData(0, "")]
    public void What_is_done_is_cut_before_how_far_it_is(int shown, string expected)
    {
        Said(Items(1, 0));
        _time.Advance(TimeSpan.FromSeconds(100));
        _columns = shown + 1; // a line that fills the last one would wrap
        Assert.Equal(expected, Said(Items(1, 5_000)));
        _columns = 0;
        Assert.Equal("", Said(Items(1, 5_000)));
    }

    [Fact]
    public void Elsewhere_than_on_a_terminal_it_says_nothing()
    {
        using (var line = new ProgressLine(_terminal, isShown: false, () => throw new IOException("there is no terminal")))
            new ApplyProgressLine(line, _time).Report(Items(1, 100));
        Assert.Equal("", _terminal.ToString());
    }

    private static ApplyProgress Items(int step, long items) => new(step, 2, Step, items, Of: 10_000, null);

    // What the line shows after a report, which erases what it showed before.
    private string Said(ApplyProgress progress)
    {
        _line.Report(progress);
        var shown = _terminal.ToString();
        return shown[(shown.LastIndexOf(Erase, StringComparison.Ordinal) + Erase.Length)..];
    }
}
