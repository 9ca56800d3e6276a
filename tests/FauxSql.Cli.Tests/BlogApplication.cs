using System.Diagnostics;

namespace FauxSql.Cli.Tests;

/// <summary>The application of a version of the blog at work, in a process of its own.</summary>
internal sealed class BlogApplication : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private BlogApplication(Process process) =>
        (_process, _output, _errors) = (process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());

    /// <param name="version">The version, which is built.</param>
    /// <param name="endpoint">Where its tables are.</param>
    /// <param name="name">What it names what it writes by.</param>
    public static BlogApplication Start(BlogVersion version, string endpoint, string name) => new(Process.Start(new ProcessStartInfo("dotnet", [version.Application, endpoint, name])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    })!);

    /// <summary>Lets it end what it does.</summary>
    /// <returns>What it wrote: each line is a kind of write, the post, and the texts that were written.</returns>
    public async Task<IReadOnlyList<string[]>> StopAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(await _errors is "", await _errors);
        return [.. (await _output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t'))];
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
