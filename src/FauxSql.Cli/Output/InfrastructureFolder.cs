using FauxSql.Design.Infrastructure;
using FauxSql.Tooling;

namespace FauxSql.Cli.Output;

/// <summary>A folder of infrastructure code.</summary>
internal static class InfrastructureFolder
{
    private const string PartSuffix = ".part";

    /// <summary>Writes the files, all of them or none. One that belongs to people once it is written is kept.</summary>
    /// <returns>The names of those written.</returns>
    /// <exception cref="ToolingException">A file that was not generated is in the way.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(string folder, IReadOnlyList<InfrastructureFile> files, CancellationToken stop)
    {
        var foreign = files.Where(file => File.Exists(PathOf(file)) && !File.ReadAllText(PathOf(file)).Contains(InfrastructureFile.Mark, StringComparison.Ordinal)).ToList();
        if (foreign.Count > 0)
            throw new ToolingException($"Nothing was written to '{folder}':\n{string.Join('\n', foreign.Select(file => $"{file.Name}: This file was not generated, so that it is not overwritten: move it away, or name another folder with --out."))}");

        Directory.CreateDirectory(folder);
        var written = files.Where(file => !file.IsScaffold || !File.Exists(PathOf(file))).ToList();
        try
        {
            foreach (var file in written)
                await File.WriteAllTextAsync(PathOf(file) + PartSuffix, file.Text, stop);
            foreach (var file in written)
                File.Move(PathOf(file) + PartSuffix, PathOf(file), overwrite: true);
        }
        finally
        {
            foreach (var file in written)
                File.Delete(PathOf(file) + PartSuffix);
        }

        return [.. written.Select(file => file.Name)];

        string PathOf(InfrastructureFile file) => Path.Combine(folder, file.Name);
    }
}
