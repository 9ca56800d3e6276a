namespace FauxSql.Cli.Output;

/// <summary>On a terminal a line that says what is under way, and is gone at the end; elsewhere nothing.</summary>
internal sealed class ProgressLine : IDisposable
{
    private const string EraseLine = "\r\u001b[K";

    private readonly bool _isShown =
        !Console.IsErrorRedirected && !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb");

    /// <summary>What is under way; the next step takes its place.</summary>
    public void Step(string what)
    {
        // The last column stays free: a full line would wrap, and could not be erased.
        if (_isShown)
            Console.Error.Write(EraseLine + (what.Length < Console.WindowWidth ? what : what[..Math.Max(0, Console.WindowWidth - 1)]));
    }

    public void End()
    {
        if (_isShown)
            Console.Error.Write(EraseLine);
    }

    public void Dispose() => End();
}
