using System.ComponentModel;
using System.Diagnostics;

namespace FauxSql.Benchmarks.Http;

internal static class ChildProcess
{
    /// <summary>Starts a program whose output is read.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="remedy">What to do when there is no such program.</param>
    public static Process Start(string program, IEnumerable<string> arguments, string remedy)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"{program} could not be started: {e.Message}. {remedy}", e);
        }
    }
}
