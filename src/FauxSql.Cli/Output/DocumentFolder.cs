using FauxSql.Design.Documents;

namespace FauxSql.Cli.Output;

/// <summary>A folder of Markdown pages.</summary>
internal static class DocumentFolder
{
    private const string PartSuffix = ".part";

    /// <summary>What its Markdown files and those about jobs hold, by their paths; nothing when it is not there.</summary>
    public static IReadOnlyDictionary<string, string> Read(string folder) =>
        FilesIn(folder, "").Concat(FilesIn(folder, ModelJobs.Folder + "/")).ToDictionary(file => file, file => File.ReadAllText(Path.Combine(folder, file)), StringComparer.Ordinal);

    /// <summary>Carries changes out: all files are written beside the old ones before the first takes its place.</summary>
    public static async Task WriteAsync(string folder, IReadOnlyList<DocumentChange> changes, CancellationToken stop)
    {
        var written = changes.Where(change => change.After is not null).ToList();
        try
        {
            foreach (var part in written.Select(change => Path.GetDirectoryName(Path.Combine(folder, change.File))!).Prepend(folder).Distinct(StringComparer.Ordinal))
                Directory.CreateDirectory(part);
            foreach (var change in written)
                await File.WriteAllTextAsync(Path.Combine(folder, change.File + PartSuffix), change.After, stop);
            foreach (var change in written)
                File.Move(Path.Combine(folder, change.File + PartSuffix), Path.Combine(folder, change.File), overwrite: true);
            foreach (var change in changes.Except(written))
                File.Delete(Path.Combine(folder, change.File));
        }
        finally
        {
            foreach (var change in written)
                Discard(Path.Combine(folder, change.File + PartSuffix));
        }
    }

    // Its folder is not there when it could not be made.
    private static void Discard(string file)
    {
        if (File.Exists(file))
            File.Delete(file);
    }

    private static IEnumerable<string> FilesIn(string folder, string part) =>
        Directory.Exists(Path.Combine(folder, part)) ? Directory.GetFiles(Path.Combine(folder, part), "*.md").Select(file => part + Path.GetFileName(file)) : [];
}
