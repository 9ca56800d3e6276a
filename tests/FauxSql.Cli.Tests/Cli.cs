using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace FauxSql.Cli.Tests;

/// <summary>The real <c>fauxsql</c> in a process of its own.</summary>
internal sealed partial class Cli : IAsyncDisposable
{
    private const int SigInt = 2;
    private const int SigKill = 9;
    private const int SigTerm = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Process _process;
    private readonly Task<string> _errors;

    private Cli(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    public bool HasEnded => _process.HasExited;

    public static Cli Start(params string[] arguments) => Start(Launch.Plain, arguments);

    public static Cli Start(Launch launch, params string[] arguments) => new(launch.For(arguments));

    public static Task<Outcome> RunAsync(params string[] arguments) => RunAsync(Launch.Plain, arguments);

    public static async Task<Outcome> RunAsync(Launch launch, params string[] arguments)
    {
        await using var cli = Start(launch, arguments);
        return await cli.EndAsync();
    }

    /// <summary><c>up … --once --json</c>, which must succeed and say nothing but its one document.</summary>
    public static Task<JsonDocument> UpAsync(params string[] arguments) => UpAsync(Launch.Plain, arguments);

    public static async Task<JsonDocument> UpAsync(Launch launch, params string[] arguments)
    {
        var outcome = await RunAsync(launch, ["up", .. arguments, "--once", "--json"]);
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        return JsonDocument.Parse(outcome.Output);
    }

    public async Task<string> ReadLineAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException(await _errors);

    public async Task ReadUntilAsync(string beginning)
    {
        while (!(await ReadLineAsync()).StartsWith(beginning, StringComparison.Ordinal))
        {
        }
    }

    public void Answer(string line) => _process.StandardInput.WriteLine(line);

    /// <summary>Ctrl-C. A test that needs it is skipped where it cannot come, but in CI it must.</summary>
    public void Interrupt()
    {
        const string Reason = "Whoever started the tests ignores SIGINT, as a shell's background job does, and so does all that they start. Run them in the foreground.";
        var ignored = IgnoresInterrupts();
        Assert.False(ignored && Environment.GetEnvironmentVariable("CI") == "true", Reason);
        Assert.SkipWhen(ignored, Reason);
        Assert.Equal(0, Kill(_process.Id, SigInt));
    }

    public void Terminate() => Assert.Equal(0, Kill(_process.Id, SigTerm));

    /// <summary>kill -9: the process itself, and nothing that it started. It may have ended before.</summary>
    public void KillHard() => Assert.True(Kill(_process.Id, SigKill) == 0 || HasEnded);

    public IReadOnlyList<int> Descendants() => ProcessTree.DescendantsOf(_process.Id);

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

    // Ignored signals are inherited, and .NET leaves them ignored. Elsewhere than on Linux it cannot be asked.
    private bool IgnoresInterrupts()
    {
        const string Ignored = "SigIgn:";
        var line = OperatingSystem.IsLinux() ? File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith(Ignored, StringComparison.Ordinal)) : Ignored + "0";
        return (Convert.ToUInt64(line[Ignored.Length..].Trim(), 16) & (1UL << (SigInt - 1))) != 0;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
