using System.Diagnostics;
using System.Runtime.InteropServices;

namespace FauxSql.Cli.Tests;

/// <summary>The real <c>fauxsql</c> in a process of its own.</summary>
internal sealed partial class Cli : IAsyncDisposable
{
    private const int SigTerm = 15;
    private const int SigInt = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private Cli(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "FauxSql.Cli.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public static Cli Start(params string[] arguments) => new(arguments);

    public static async Task<Outcome> RunAsync(params string[] arguments)
    {
        await using var cli = Start(arguments);
        return await cli.EndAsync();
    }

    public async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException(await _errors);

    public void Interrupt() => Assert.Equal(0, Kill(_process.Id, SigInt));

    public void Terminate() => Assert.Equal(0, Kill(_process.Id, SigTerm));

    public async Task<Outcome> EndAsync()
    {
        var output = await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return new Outcome(_process.ExitCode, output, await _errors);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
