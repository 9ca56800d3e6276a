namespace FauxSql.Cli.Output;

/// <summary>On a terminal a line that says what is under way, and is gone at the end; elsewhere nothing.</summary>
/// <param name="terminal">Where it is written.</param>
/// <param name="isShown">Whether that is a terminal.</param>
/// <param name="width">Tells how many columns it has now.</param>
internal sealed class ProgressLine(TextWriter terminal, bool isShown, Func<int> width) : IDisposable
{
    private const string EraseLine = "\r\u001b[K";
    private const string Cut = "...";

    // So much of what is under way is shown, however much is said of it.
    private const int LeastRoom = 16;

    /// <summary>The line of this process.</summary>
    public ProgressLine()
        : this(Console.Error, !Console.IsErrorRedirected && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb"), static () => Console.WindowWidth)
    {
    }

    /// <summary>What is under way; the next step takes its place.</summary>
    /// <param name="what">What it is, which is cut where there is no room for it.</param>
    /// <param name="figures">What is said of it behind that.</param>
    public void Step(string what, string figures = "")
    {
        if (!isShown)
            return;

        // The last column stays free: a full line would wrap, and could not be erased.
        var columns = Math.Max(0, width() - 1);
        var room = Math.Max(LeastRoom, columns - figures.Length);
        var line = (what.Length <= room ? what : what[..(room - Cut.Length)] + Cut) + figures;
        terminal.Write(EraseLine + line[..Math.Min(line.Length, columns)]);
    }

    public void End()
    {
        if (isShown)
            terminal.Write(EraseLine);
    }

    public void Dispose() => End();
}
