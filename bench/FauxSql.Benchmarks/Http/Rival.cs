namespace FauxSql.Benchmarks.Http;

/// <summary>dynalite, https://github.com/architect/dynalite, a DynamoDB in Node.js over LevelDB.</summary>
internal static class Rival
{
    public const string Version = "4.0.0";

    public const string Remedy = "Install Node.js and npm, for instance with apt-get install nodejs npm.";

    /// <summary>Installs it with npm unless it is there already, in a folder that is not committed.</summary>
    /// <returns>The script that starts it.</returns>
    public static async Task<string> InstallAsync()
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "rivals");
        var script = Path.Combine(folder, "node_modules", "dynalite", "cli.js");
        if (File.Exists(script))
            return script;
        Directory.CreateDirectory(folder);
        using var npm = ChildProcess.Start("npm", ["install", "--silent", "--no-fund", "--no-audit", "--prefix", folder, $"dynalite@{Version}"], Remedy);
        await npm.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await npm.WaitForExitAsync().ConfigureAwait(false);
        return npm.ExitCode == 0 && File.Exists(script) ? script : throw new InvalidOperationException($"npm could not install dynalite {Version}");
    }
}
