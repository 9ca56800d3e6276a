using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace FauxSql.Tooling.Projects;

/// <summary>Builds a project, unless it is built already.</summary>
public static partial class ProjectBuilder
{
    private const int ErrorsShown = 20;

    /// <summary>Builds the project in its default configuration if a source of it, or of a project it refers to, changed since.</summary>
    /// <param name="projectFile">The project file's full path.</param>
    /// <param name="building">Called before a build starts, for progress.</param>
    /// <param name="cancellationToken">Stops the build.</param>
    /// <exception cref="ToolingException">The project does not build; the message holds the compiler's errors.</exception>
    public static async Task<ProjectOutput> BuildAsync(string projectFile, Action? building = null, CancellationToken cancellationToken = default)
    {
        var inputs = BuildInputs.Of(projectFile);
        if (BuildStamp.Read(projectFile) is { } stamp && stamp.Inputs == inputs && stamp.Output.ProjectFile == projectFile && File.Exists(stamp.Output.Assembly))
            return stamp.Output;

        building?.Invoke();
        var output = await RunMsBuildAsync(projectFile, cancellationToken).ConfigureAwait(false);
        new BuildStamp(output, inputs).Write();
        return output;
    }

    private static async Task<ProjectOutput> RunMsBuildAsync(string projectFile, CancellationToken cancellationToken)
    {
        using var process = Process.Start(StartInfo(projectFile)) ?? throw new ToolingException("The .NET SDK could not be started: is 'dotnet' installed?");
        await using var killed = cancellationToken.Register(() => process.Kill(entireProcessTree: true)).ConfigureAwait(false);
        var standardOutput = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var standardError = process.StandardError.ReadToEndAsync(cancellationToken);
        var output = await standardOutput.ConfigureAwait(false);
        var errors = await standardError.ConfigureAwait(false);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);

        return process.ExitCode == 0
            ? Parse(projectFile, output)
            : throw new ToolingException($"{Path.GetFileName(projectFile)} does not build:\n{ErrorsIn(errors + "\n" + output)}");
    }

    // With -getProperty, msbuild prints the properties as JSON on standard output and the errors of the build on standard error.
    private static ProcessStartInfo StartInfo(string projectFile)
    {
        var start = new ProcessStartInfo(DotnetHost.Path)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(projectFile)!,
        };
        foreach (var argument in (string[])["msbuild", projectFile, "-restore", "-t:Build", "-nologo", "-nodeReuse:false",
            "-getProperty:TargetPath", "-getProperty:ProjectDepsFilePath", "-getProperty:NuGetPackageRoot"])
        {
            start.ArgumentList.Add(argument);
        }

        // Set by an outer `dotnet run`; they would tie the build to that run's SDK.
        foreach (var variable in (string[])["MSBUILD_EXE_PATH", "MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBuildLoadMicrosoftTargetsReadOnly"])
            start.Environment.Remove(variable);
        return start;
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
                : throw new ToolingException($"{Path.GetFileName(projectFile)} targets several frameworks; name one that targets a single one.");
        }
        catch (JsonException)
        {
            throw new ToolingException($"{Path.GetFileName(projectFile)} does not build:\n{ErrorsIn(output)}");
        }
    }

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
