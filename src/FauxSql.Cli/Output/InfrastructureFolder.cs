using System.Globalization;
using FauxSql.Design.Infrastructure;
using FauxSql.Tooling;
using FauxSql.Tooling.Projects;

namespace FauxSql.Cli.Output;

/// <summary>A folder of infrastructure code.</summary>
internal static class InfrastructureFolder
{
    private const string Stages = "stage-*";

    /// <summary>Writes the files, all of them or none, each in a folder of its stage. Those that were generated for other stages go.</summary>
    /// <param name="folder">The folder of the stages.</param>
    /// <param name="files">The files.</param>
    /// <param name="names">What generated files are called within the folder of a stage; others are people's.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="ToolingException">A file that was not generated, or was changed since, is in the way.</exception>
    public static async Task ReplaceAsync(string folder, IReadOnlyList<InfrastructureFile> files, IReadOnlyList<string> names, CancellationToken stop)
    {
        var written = files.Select(file => Path.GetFullPath(Path.Combine(folder, file.Name))).ToHashSet(StringComparer.Ordinal);
        var stale = (Directory.Exists(folder) ? Directory.GetDirectories(folder, Stages).SelectMany(Directory.GetFiles) : [])
            .Where(file => names.Contains(Path.GetFileName(file)) && !written.Contains(Path.GetFullPath(file)) && File.ReadAllText(file).Contains(InfrastructureFile.Mark, StringComparison.Ordinal)).ToList();
        var problems = stale.Select(file => ProblemOf(new InfrastructureFile(Path.GetRelativePath(folder, file), ""), File.ReadAllText(file))).OfType<string>().ToList();
        if (problems.Count > 0)
            throw new ToolingException($"Nothing was written to '{folder}':\n{string.Join('\n', problems)}");

        await WriteAsync(folder, files, stop);
        foreach (var file in stale)
        {
            File.Delete(file);
            if (Path.GetDirectoryName(file) is { } stage && !Directory.EnumerateFileSystemEntries(stage).Any())
                Directory.Delete(stage);
        }
    }

    /// <exception cref="ToolingException">A project would compile what is written to the folder.</exception>
    public static void RefuseWithin(ProjectOutput project, string folder, InfrastructureFormat format, string option)
    {
        var path = Path.GetRelativePath(Path.GetDirectoryName(project.ProjectFile)!, Path.GetFullPath(folder));
        if (format == InfrastructureFormat.CdkCSharp && !path.Split(Path.DirectorySeparatorChar).Contains("..") && !Path.IsPathRooted(path))
            throw new ToolingException($"'{folder}' is within the folder of the project, which would then compile the stack too: name a folder beside it with {option}.");
    }

    /// <summary>Writes the files, all of them or none. One that belongs to people once it is written is kept.</summary>
    /// <returns>The names of those written.</returns>
    /// <exception cref="ToolingException">A file that was not generated, or was changed since, is in the way.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(string folder, IReadOnlyList<InfrastructureFile> files, CancellationToken stop)
    {
        var problems = files.Where(file => File.Exists(PathOf(file))).Select(file => ProblemOf(file, File.ReadAllText(PathOf(file)))).OfType<string>().ToList();
        if (problems.Count > 0)
            throw new ToolingException($"Nothing was written to '{folder}':\n{string.Join('\n', problems)}");

        var written = files.Where(file => !file.IsScaffold || !File.Exists(PathOf(file))).ToList();
        await FileSet.WriteAsync(folder, [.. written.Select(file => (file.Name, file.Text))], stop);
        return [.. written.Select(file => file.Name)];

        string PathOf(InfrastructureFile file) => Path.Combine(folder, file.Name);
    }

    private static string? ProblemOf(InfrastructureFile file, string existing)
    {
        if (!existing.Contains(InfrastructureFile.Mark, StringComparison.Ordinal))
            return $"{file.Name}: This file was not generated, so that it is not overwritten: move it away, or name another folder.";
        return !file.IsScaffold && InfrastructureFile.EditedLine(existing) is { } line
            ? $"{file.Name}({line.ToString(CultureInfo.InvariantCulture)}): This file was changed since it was generated, and would lose that: move the change to a file beside it, then restore or delete this one."
            : null;
    }
}
