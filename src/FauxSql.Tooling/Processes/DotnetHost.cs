using System.Runtime.InteropServices;

namespace FauxSql.Tooling.Processes;

/// <summary>The <c>dotnet</c> command of the installation that runs this process, so that children run on the same.</summary>
internal static class DotnetHost
{
    public static string Path { get; } =
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host && File.Exists(host) ? host
        : File.Exists(BesideRuntime) ? BesideRuntime
        : "dotnet";

    // dotnet/shared/Microsoft.NETCore.App/<version>/: an installed tool starts without the dotnet command.
    private static string BesideRuntime => System.IO.Path.GetFullPath(
        System.IO.Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
}
