using System.Globalization;
using FauxSql.Evolution.Applying;

namespace FauxSql.Cli.Output;

/// <summary>How far a change is, on one line: step, items, rate, and how long it still takes.</summary>
internal sealed class ApplyProgressLine(ProgressLine line, TimeProvider time) : IProgress<ApplyProgress>
{
    // Before a hundredth is done, how long the rest takes is a guess.
    private const double Known = 0.01;

    private readonly Lock _lock = new();
    private int _step;
    private long _began;

    public void Report(ApplyProgress value)
    {
        lock (_lock)
        {
            if (value.Number != _step)
                (_step, _began) = (value.Number, time.GetTimestamp());
            line.Step(StepOf(value), FiguresOf(value, time.GetElapsedTime(_began)));
        }
    }

    private static string StepOf(ApplyProgress value) =>
        value.Step is null ? "Getting ready" : string.Create(CultureInfo.InvariantCulture, $"{value.Number}/{value.Count} {value.Step.Description}");

    private static string FiguresOf(ApplyProgress value, TimeSpan elapsed)
    {
        var items = value.Items == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $": {value.Items:N0} items, {value.Items / Math.Max(0.001, elapsed.TotalSeconds):N0} a second{Rest(value, elapsed)}");
        return items + (value.Note is null ? "" : $"; {value.Note}");
    }

    private static string Rest(ApplyProgress value, TimeSpan elapsed) => value.Of is { } all && all > value.Items && value.Items >= all * Known
        ? $", {TimeText.Of((all - value.Items) * elapsed / value.Items)} left"
        : "";
}
