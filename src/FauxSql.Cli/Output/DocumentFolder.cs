using FauxSql.Design.Documents;

namespace FauxSql.Cli.Output;

/// <summary>A folder of Markdown pages.</summary>
internal static class DocumentFolder
{
    /// <summary>What its Markdown files and those about jobs hold, by their paths; nothing when it is not there.</summary>
    public static IReadOnlyDictionary<string, string> Read(string folder) =>
        FilesIn(folder, "").Concat(FilesIn(folder, ModelJobs.Folder + "/")).ToDictionary(file => file, file => File.ReadAllText(Path.Combine(folder, file)), StringComparer.Ordinal);

    /// <summary>Carries changes out.</summary>
    public static async Task WriteAsync(string folder, IReadOnlyList<DocumentChange> changes, CancellationToken stop)
    {
        var written = changes.Where(change => change.After is not null).ToList();
        await FileSet.WriteAsync(folder, [.. written.Select(change => (change.File, change.After!))], stop);
        foreach (var change in changes.Except(written))
            File.Delete(Path.Combine(folder, change.File));
    }

    private static IEnumerable<string> FilesIn(string folder, string part) =>
        Directory.Exists(Path.Combine(folder, part)) ? Directory.GetFiles(Path.Combine(folder, part), "*.md").Select(file => part + Path.GetFileName(file)) : [];
}
