using System.Diagnostics;

namespace FauxSql.Conformance.Dynalite;

/// <summary>
/// dynalite in a process of its own, started for the first suite that asks and ended with this process. FAUXSQL_DYNALITE names the folder of
/// the npm package; nothing is downloaded here. Without it the suites are skipped, but in CI they fail.
/// </summary>
public static class DynaliteServer
{
    private const string Variable = "FAUXSQL_DYNALITE";

    // Port 0 takes a free one. The server's standard input ends with this process, however that ends.
    private const string Script = """
        const dynalite = require(process.argv[1])({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
        dynalite.listen(0, '127.0.0.1', () => console.log(dynalite.address().port));
        process.stdin.resume().on('end', () => process.exit());
        """;

    private static readonly Lazy<Task<string>> Started = new(StartAsync);

    private static Process? _process; // held, so that its standard input stays open

    /// <summary>The server's address, once it listens.</summary>
    public static Task<string> AddressAsync()
    {
        var missing = string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable));
        var reason = $"{Variable} does not name the folder of the npm package dynalite (npm install dynalite, then node_modules/dynalite)";
        Assert.False(missing && Environment.GetEnvironmentVariable("CI") == "true", reason);
        Assert.SkipWhen(missing, reason);
        return Started.Value;
    }

    private static async Task<string> StartAsync()
    {
        var package = Path.GetFullPath(Environment.GetEnvironmentVariable(Variable)!);
        var start = new ProcessStartInfo("node", ["-e", Script, package])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        var port = await _process.StandardOutput.ReadLineAsync();
        Assert.True(port is not null, $"dynalite in '{package}' did not start");
        return $"http://127.0.0.1:{port}";
    }
}
