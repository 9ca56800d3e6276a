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

    private static readonly Lazy<Task<(string Address, Process Process)>> Started = new(StartAsync); // held, so that its standard input stays open

    /// <summary>The server's address, once it listens.</summary>
    public static async Task<string> AddressAsync()
    {
        SkipWhereMissing();
        return (await Started.Value).Address;
    }

    /// <summary>A server of one's own, whose tables nobody else has; its process is to be killed.</summary>
    public static Task<(string Address, Process Process)> StartOwnAsync()
    {
        SkipWhereMissing();
        return StartAsync();
    }

    private static void SkipWhereMissing()
    {
        var missing = string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable));
        var reason = $"{Variable} does not name the folder of the npm package dynalite (npm install dynalite, then node_modules/dynalite)";
        Assert.False(missing && Environment.GetEnvironmentVariable("CI") == "true", reason);
        Assert.SkipWhen(missing, reason);
    }

    private static async Task<(string Address, Process Process)> StartAsync()
    {
        var package = Path.GetFullPath(Environment.GetEnvironmentVariable(Variable)!);
        var start = new ProcessStartInfo("node", ["-e", Script, package])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var port = await process.StandardOutput.ReadLineAsync();
        Assert.True(port is not null, $"dynalite in '{package}' did not start");
        return ($"http://127.0.0.1:{port}", process);
    }
}
