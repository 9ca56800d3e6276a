using System.Globalization;

namespace FauxSql.Cli.Output;

/// <summary>Shows how many of something are done, and how many in a second, a few times a second.</summary>
internal sealed class RateLine(ProgressLine line)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly long _started = TimeProvider.System.GetTimestamp();
    private TimeSpan _shown;

    public void Show(string what, long count, string unit)
    {
        var elapsed = TimeProvider.System.GetElapsedTime(_started);
        if (elapsed - _shown < Pause)
            return;
        _shown = elapsed;
        line.Step(string.Create(CultureInfo.InvariantCulture, $"{what}: {count:N0} {unit} in all, {count / elapsed.TotalSeconds:N0} a second"));
    }
}
