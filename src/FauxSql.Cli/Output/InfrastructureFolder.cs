using System.Globalization;
using FauxSql.Design.Infrastructure;
using FauxSql.Tooling;

namespace FauxSql.Cli.Output;

/// <summary>A folder of infrastructure code.</summary>
internal static class InfrastructureFolder
{
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
            return $"{file.Name}: This file was not generated, so that it is not overwritten: move it away, or name another folder with --out.";
        return !file.IsScaffold && InfrastructureFile.EditedLine(existing) is { } line
            ? $"{file.Name}({line.ToString(CultureInfo.InvariantCulture)}): This file was changed since it was generated, and would lose that: move the change to a file beside it, then restore or delete this one."
            : null;
    }
}
