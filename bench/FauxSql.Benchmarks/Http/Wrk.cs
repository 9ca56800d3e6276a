using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace FauxSql.Benchmarks.Http;

/// <summary>The load generator wrk, https://github.com/wg/wrk: 16 connections from one thread, so that the second core is the server's.</summary>
internal sealed class Wrk(TimeSpan duration, string folder)
{
    public const int Connections = 16;

    /// <summary>Puts an operation under load.</summary>
    /// <param name="address">The server.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="bodies">Request bodies, sent in turn.</param>
    /// <exception cref="InvalidOperationException">A request was refused or got lost, or wrk is missing.</exception>
    public async Task<Measurement> RunAsync(Uri address, string operation, IReadOnlyList<string> bodies)
    {
        var file = Path.Combine(folder, "bodies.txt");
        await File.WriteAllLinesAsync(file, bodies).ConfigureAwait(false);
        var seconds = duration.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        var now = TimeProvider.System.GetUtcNow().ToString("yyyyMMddTHHmmss", CultureInfo.InvariantCulture);
        var output = await RunAsync(
            "-t1", $"-c{Connections}", $"-d{seconds}s", "--timeout", "30s", "-s", Path.Combine(AppContext.BaseDirectory, "Http", "load.lua"),
            address.ToString(), "--", file, operation, now).ConfigureAwait(false);
        using var result = JsonDocument.Parse(output.TrimEnd().Split('\n')[^1]);
        return Read(operation, result.RootElement);
    }

    private static Measurement Read(string operation, JsonElement result)
    {
        var (requests, refused, broken) = (Number("requests"), Number("refused"), Number("broken"));
        return refused + broken == 0 && requests > 0
            ? new Measurement(requests / Number("microseconds") * 1e6, Number("p50") / 1000, Number("p99") / 1000)
            : throw new InvalidOperationException($"{operation}: of {requests} requests {refused} were refused and {broken} got lost; such a rate means nothing");

        double Number(string name) => result.GetProperty(name).GetDouble();
    }

    private static async Task<string> RunAsync(params IEnumerable<string> arguments)
    {
        using var wrk = ChildProcess.Start("wrk", arguments, "Install it, for instance with apt-get install wrk.");
        var output = await wrk.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await wrk.WaitForExitAsync().ConfigureAwait(false);
        return wrk.ExitCode == 0 ? output : throw new InvalidOperationException($"wrk failed: {output}");
    }
}
