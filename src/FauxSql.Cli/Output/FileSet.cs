namespace FauxSql.Cli.Output;

/// <summary>Files of a folder that belong together.</summary>
internal static class FileSet
{
    private const string PartSuffix = ".part";

    /// <summary>Writes them: all are written beside the old ones before the first takes its place.</summary>
    public static async Task WriteAsync(string folder, IReadOnlyList<(string Name, string Text)> files, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        try
        {
            foreach (var (name, text) in files)
                await File.WriteAllTextAsync(Path.Combine(folder, name + PartSuffix), text, stop);
            foreach (var (name, _) in files)
                File.Move(Path.Combine(folder, name + PartSuffix), Path.Combine(folder, name), overwrite: true);
        }
        finally
        {
            foreach (var (name, _) in files)
                File.Delete(Path.Combine(folder, name + PartSuffix));
        }
    }
}
