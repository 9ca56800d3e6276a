using System.Runtime.CompilerServices;
using System.Text.Json;
using FauxSql.Tooling.Processes;
using FauxSql.Tooling.Projects;

namespace FauxSql.Tooling.Hosting;

/// <summary>Runs what needs a project's own code in a process of its own, with the project's dependencies.</summary>
public static class HostProcess
{
    /// <summary>Carries a request out, and tells what the process reports.</summary>
    /// <param name="project">The built project.</param>
    /// <param name="request">What is to be done.</param>
    /// <param name="cancellationToken">Kills the process.</param>
    /// <exception cref="ToolingException">The process failed; the message says why.</exception>
    public static async IAsyncEnumerable<HostMessage> RunAsync(
        ProjectOutput project, HostRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(request);

        var process = Start(project, request);
        await using (process.ConfigureAwait(false))
        {
            var errors = process.Errors.ReadToEndAsync(cancellationToken);
            while (await process.Output.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
            {
                if (JsonSerializer.Deserialize<HostMessage>(line) is not { } message)
                    continue;
                if (message is FailureReport failure)
                    throw new ToolingException(failure.Message);
                yield return message;
            }

            if (await process.ExitCodeAsync(cancellationToken).ConfigureAwait(false) != 0)
                throw new ToolingException($"The project's own process failed:\n{(await errors.ConfigureAwait(false)).Trim()}");
        }
    }

    internal static ChildProcess Start(ProjectOutput project, HostRequest request) => ChildProcess.Start(Path.GetDirectoryName(project.ProjectFile)!, ArgumentsFor(project, request));

    // The project's deps file decides the versions; its own runtime configuration is used if it has one (an executable).
    private static string[] ArgumentsFor(ProjectOutput project, HostRequest request)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "FauxSql.Tooling.dll");
        var ownConfiguration = Path.ChangeExtension(project.Assembly, ".runtimeconfig.json");
        var configuration = File.Exists(ownConfiguration) ? ownConfiguration : Path.ChangeExtension(tool, ".runtimeconfig.json");
        return
        [
            "exec", "--depsfile", project.DepsFile, "--runtimeconfig", configuration, "--additionalprobingpath", project.PackageFolder,
            tool, project.Assembly, JsonSerializer.Serialize(request),
        ];
    }
}
