using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FauxSql.Benchmarks.ColdStart;

/// <summary>One start of a program.</summary>
/// <param name="Milliseconds">From the start of the process until the item's name was printed.</param>
/// <param name="Megabytes">The most memory that was resident by then.</param>
internal readonly record struct Start(double Milliseconds, double Megabytes)
{
    // Where programs that are not native find the runtime: where this one did.
    private static string RuntimeRoot => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    public static async Task<Start> OfAsync(Contestant contestant, Uri address, IReadOnlyList<string> key, string expected)
    {
        var start = new ProcessStartInfo(contestant.Program, [address.ToString(), .. key, .. contestant.Way])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_ROOT"] = RuntimeRoot;
        var since = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync().ConfigureAwait(false);
        var elapsed = Stopwatch.GetElapsedTime(since);
        process.Refresh();
        var peak = process.HasExited ? 0 : process.PeakWorkingSet64;
        process.StandardInput.Close();
        await process.WaitForExitAsync().ConfigureAwait(false);
        return line == expected && process.ExitCode == 0
            ? new Start(elapsed.TotalMilliseconds, peak / 1e6)
            : throw new InvalidOperationException($"{contestant.Program} printed '{line}' where '{expected}' was expected, and ended with {process.ExitCode}");
    }
}
