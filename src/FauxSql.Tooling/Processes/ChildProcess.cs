using System.ComponentModel;
using System.Diagnostics;

namespace FauxSql.Tooling.Processes;

/// <summary>A <c>dotnet</c> command that does not outlive this object: on disposal it is killed with all it started, and waited for.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public StreamWriter Input => _process.StandardInput;

    public StreamReader Output => _process.StandardOutput;

    public StreamReader Errors => _process.StandardError;

    /// <exception cref="ToolingException">There is no <c>dotnet</c> to start.</exception>
    public static ChildProcess Start(string workingDirectory, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            RedirectStandardInput = true, // its end tells the child that this process is gone, even by kill -9
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = workingDirectory,
        };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);

        // Set by an outer `dotnet run`; they would tie a build to that run's SDK.
        foreach (var variable in (string[])["MSBUILD_EXE_PATH", "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly"])
            start.Environment.Remove(variable);

        try
        {
            return new ChildProcess(Process.Start(start)!);
        }
        catch (Win32Exception failure)
        {
            throw new ToolingException($"'{DotnetHost.Path}' could not be started: {failure.Message}. Is the .NET SDK installed?");
        }
    }

    public async Task<int> ExitCodeAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync().ConfigureAwait(false);
        }

        _process.Dispose();
    }
}
