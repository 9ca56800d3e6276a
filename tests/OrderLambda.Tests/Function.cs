using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OrderLambda.Tests;

/// <summary>
/// The function in a process of its own, as Lambda starts it: the managed program, or the native one that FAUXSQL_LAMBDA names.
/// </summary>
internal sealed partial class Function : IAsyncDisposable
{
    private const int SigTerm = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private Function(Process process) => _process = process;

    public static Function Start(RuntimeApi api, Uri dynamo, params (string Name, string? Value)[] environment)
    {
        var native = Environment.GetEnvironmentVariable("FAUXSQL_LAMBDA");
        var start = native is { Length: > 0 }
            ? new ProcessStartInfo(native)
            : new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [Path.Combine(AppContext.BaseDirectory, "bootstrap.dll")]);
        (string, string?)[] lambda =
        [
            ("AWS_LAMBDA_RUNTIME_API", api.Address),
            ("AWS_REGION", "eu-west-1"),
            ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
            ("AWS_SECRET_ACCESS_KEY", "secret"),
            ("AWS_SESSION_TOKEN", "token"),
            ("AWS_ENDPOINT_URL_DYNAMODB", dynamo.ToString()),
            ("AWS_DEFAULT_REGION", null),
            .. environment,
        ];
        foreach (var (name, value) in lambda)
        {
            if (value is null)
                start.Environment.Remove(name);
            else
                start.Environment[name] = value;
        }

        return new Function(Process.Start(start)!);
    }

    public void Terminate() => Assert.Equal(0, Kill(_process.Id, SigTerm));

    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
