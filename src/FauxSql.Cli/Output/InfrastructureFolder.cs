using FauxSql.Design.Infrastructure;
using FauxSql.Tooling;

namespace FauxSql.Cli.Output;

/// <summary>A folder of infrastructure code.</summary>
internal static class InfrastructureFolder
{
    /// <summary>Writes the files, all of them or none. One that belongs to people once it is written is kept.</summary>
    /// <returns>The names of those written.</returns>
    /// <exception cref="ToolingException">A file that was not generated is in the way.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(string folder, IReadOnlyList<InfrastructureFile> files, CancellationToken stop)
    {
        var foreign = files.Where(file => File.Exists(PathOf(file)) && !File.ReadAllText(PathOf(file)).Contains(InfrastructureFile.Mark, StringComparison.Ordinal)).ToList();
        if (foreign.Count > 0)
            throw new ToolingException($"Nothing was written to '{folder}':\n{string.Join('\n', foreign.Select(file => $"{file.Name}: This file was not generated, so that it is not overwritten: move it away, or name another folder with --out."))}");

        var written = files.Where(file => !file.IsScaffold || !File.Exists(PathOf(file))).ToList();
        await FileSet.WriteAsync(folder, [.. written.Select(file => (file.Name, file.Text))], stop);
        return [.. written.Select(file => file.Name)];

        string PathOf(InfrastructureFile file) => Path.Combine(folder, file.Name);
    }
}
