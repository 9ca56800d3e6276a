using System.Text.Json;
using System.Text.RegularExpressions;
using FauxSql.Tooling.Processes;

namespace FauxSql.Tooling.Projects;

/// <summary>Builds a project.</summary>
public static partial class ProjectBuilder
{
    private const int ErrorsShown = 20;

    /// <summary>Builds the project in its default configuration. MSBuild decides what is up to date (docs/decisions/0005).</summary>
    /// <param name="projectFile">The project file's full path.</param>
    /// <param name="cancellationToken">Stops the build.</param>
    /// <exception cref="ToolingException">The project does not build; the message holds the compiler's errors.</exception>
    public static async Task<ProjectOutput> BuildAsync(string projectFile, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(projectFile);

        // With -getProperty, msbuild prints the properties as JSON on standard output and the errors of the build on standard error.
        // One node and no compiler server: a build with nothing to do is faster so, and nothing stays behind.
        var process = ChildProcess.Start(
            Path.GetDirectoryName(projectFile)!,
            [
                "msbuild", projectFile, "-restore", "-t:Build", "-nologo", "-m:1", "-nodeReuse:false", "-p:UseSharedCompilation=false",
                "-getProperty:TargetPath", "-getProperty:ProjectDepsFilePath", "-getProperty:NuGetPackageRoot",
            ]);
        await using (process.ConfigureAwait(false))
        {
            var reading = process.Errors.ReadToEndAsync(cancellationToken);
            var output = await process.Output.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            var errors = await reading.ConfigureAwait(false);
            return await process.ExitCodeAsync(cancellationToken).ConfigureAwait(false) == 0
                ? Parse(projectFile, output)
                : throw DoesNotBuild(projectFile, errors + "\n" + output);
        }
    }

    private static ProjectOutput Parse(string projectFile, string output)
    {
        try
        {
            using var document = JsonDocument.Parse(output[Math.Max(0, output.IndexOf('{', StringComparison.Ordinal))..]);
            var properties = document.RootElement.GetProperty("Properties");
            var assembly = properties.GetProperty("TargetPath").GetString()!;
            return assembly.Length > 0
                ? new ProjectOutput(
                    projectFile,
                    assembly,
                    properties.GetProperty("ProjectDepsFilePath").GetString()!,
                    properties.GetProperty("NuGetPackageRoot").GetString()!)
                : throw new ToolingException($"{Path.GetFileName(projectFile)} targets several frameworks; name a project that targets a single one.");
        }
        catch (JsonException)
        {
            throw DoesNotBuild(projectFile, output);
        }
    }

    private static ToolingException DoesNotBuild(string projectFile, string output) =>
        new($"{Path.GetFileName(projectFile)} does not build:\n{ErrorsIn(output)}");

    private static string ErrorsIn(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var errors = lines.Where(line => ErrorPattern.IsMatch(line)).Select(line => OriginPattern.Replace(line, "")).Distinct().ToList();
        if (errors.Count == 0)
            return string.Join('\n', lines.TakeLast(ErrorsShown));

        var shown = errors.Take(ErrorsShown).Select(error => "  " + error);
        return string.Join('\n', errors.Count <= ErrorsShown ? shown : [.. shown, $"  and {errors.Count - ErrorsShown} more"]);
    }

    [GeneratedRegex(@"\berror\b.*:", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ErrorPattern { get; }

    [GeneratedRegex(@" \[[^\]]*proj(::[^\]]*)?\]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OriginPattern { get; }
}
