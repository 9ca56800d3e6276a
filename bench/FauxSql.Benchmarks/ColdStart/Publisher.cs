using FauxSql.Benchmarks.Http;

namespace FauxSql.Benchmarks.ColdStart;

/// <summary>Publishes the programs of <c>bench/ColdStart</c>, each as native code and for the runtime's compiler.</summary>
internal static class Publisher
{
    public static async Task PublishAsync()
    {
        foreach (var contestant in Contestant.All.DistinctBy(one => one.Folder))
        {
            var project = Path.Combine(Repository.Root, "bench", "ColdStart", contestant.Project);
            string[] arguments = ["publish", project, "-c", "Release", "-v", "quiet", "-o", contestant.Folder, $"-p:Native={contestant.IsNative}", .. Linker()];
            using var publish = ChildProcess.Start("dotnet", arguments, "Install the .NET 10 SDK.");
            var output = await publish.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
            await publish.WaitForExitAsync().ConfigureAwait(false);
            if (publish.ExitCode != 0)
                throw new InvalidOperationException($"{contestant.Project} could not be published; native code needs a C compiler:\n{output}");
        }
    }

    // The SDK takes clang unless it is told otherwise.
    private static string[] Linker() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "clang")))
            ? []
            : ["-p:CppCompilerAndLinker=gcc"];
}
