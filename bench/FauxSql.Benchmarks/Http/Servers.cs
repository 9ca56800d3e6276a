using System.Globalization;

namespace FauxSql.Benchmarks.Http;

/// <summary>The servers that are compared.</summary>
internal sealed class Servers : IDisposable
{
    private readonly List<ServerProcess> _started = [];

    public ServerProcess Dynalite => _started[0];

    public ServerProcess InMemory => _started[1];

    public ServerProcess OnDisk => _started[2];

    /// <summary>Kestrel with nothing behind it: what HTTP alone costs here.</summary>
    public ServerProcess Bare => _started[3];

    public IReadOnlyList<ServerProcess> Dynamos => [Dynalite, InMemory, OnDisk];

    /// <summary>Starts all of them.</summary>
    /// <param name="folder">A temporary folder for data.</param>
    public static async Task<Servers> StartAsync(string folder)
    {
        var servers = new Servers();
        try
        {
            servers._started.Add(await DynaliteAsync(await Rival.InstallAsync().ConfigureAwait(false)).ConfigureAwait(false));
            servers._started.Add(await InMemoryAsync().ConfigureAwait(false));
            servers._started.Add(await FauxSqlAsync("FauxSql, on disk", "--data", Path.Combine(folder, "load.db")).ConfigureAwait(false));
            servers._started.Add(await DotnetAsync(
                "bare Kestrel, fixed body", typeof(Servers).Assembly.Location, port => ["fixed", "--port", Text(port)]).ConfigureAwait(false));
            return servers;
        }
        catch
        {
            servers.Dispose();
            throw;
        }
    }

    /// <summary>One of FauxSql alone, in memory.</summary>
    public static Task<ServerProcess> InMemoryAsync() => FauxSqlAsync("FauxSql, in memory", "--in-memory");

    public void Dispose() => _started.ForEach(server => server.Dispose());

    private static Task<ServerProcess> DynaliteAsync(string script) => ServerProcess.StartAsync(
        "dynalite, in memory", "node", port => [script, "--host", "127.0.0.1", "--port", Text(port), "--createTableMs", "0"], Rival.Remedy);

    // The same configuration (Release, say) as that of the benchmarks, which build it.
    private static Task<ServerProcess> FauxSqlAsync(string name, params string[] storage)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var tool = Path.Combine(Repository.Root, "src", "FauxSql.Cli", "bin", configuration, "net10.0", "FauxSql.Cli.dll");
        return DotnetAsync(name, tool, port => ["serve", .. storage, "--port", Text(port)]);
    }

    private static Task<ServerProcess> DotnetAsync(string name, string assembly, Func<int, IEnumerable<string>> arguments) => ServerProcess.StartAsync(
        name, "dotnet", port => [assembly, .. arguments(port)], "Install the .NET 10 SDK.");

    private static string Text(int port) => port.ToString(CultureInfo.InvariantCulture);
}
