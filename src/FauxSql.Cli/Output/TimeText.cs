using System.Globalization;

namespace FauxSql.Cli.Output;

/// <summary>How long something takes, about, for people.</summary>
internal static class TimeText
{
    public static string Of(TimeSpan time) => time.TotalSeconds < 1 ? "a moment"
        : time.TotalMinutes < 2 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds):N0} s")
        : time.TotalHours < 2 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalMinutes):N0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:N1} h");
}
