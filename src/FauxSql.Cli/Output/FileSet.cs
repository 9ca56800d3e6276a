namespace FauxSql.Cli.Output;

/// <summary>Files of a folder that belong together.</summary>
internal static class FileSet
{
    private const string PartSuffix = ".part";

    /// <summary>Writes them, in folders within the folder where their names have them: all are written beside the old ones before the first takes its place.</summary>
    public static async Task WriteAsync(string folder, IReadOnlyList<(string Name, string Text)> files, CancellationToken stop)
    {
        try
        {
            foreach (var part in files.Select(file => Path.GetDirectoryName(Path.Combine(folder, file.Name))!).Prepend(folder).Distinct(StringComparer.Ordinal))
                Directory.CreateDirectory(part);
            foreach (var (name, text) in files)
                await File.WriteAllTextAsync(Path.Combine(folder, name + PartSuffix), text, stop);
            foreach (var (name, _) in files)
                File.Move(Path.Combine(folder, name + PartSuffix), Path.Combine(folder, name), overwrite: true);
        }
        finally
        {
            foreach (var (name, _) in files)
                Discard(Path.Combine(folder, name + PartSuffix));
        }
    }

    // Its folder is not there when it could not be made.
    private static void Discard(string file)
    {
        if (File.Exists(file))
            File.Delete(file);
    }
}
