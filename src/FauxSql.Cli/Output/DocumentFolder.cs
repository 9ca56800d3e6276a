using FauxSql.Design.Documents;

namespace FauxSql.Cli.Output;

/// <summary>A folder of Markdown pages.</summary>
internal static class DocumentFolder
{
    private const string PartSuffix = ".part";

    /// <summary>What its Markdown files hold, by their names; nothing when it is not there.</summary>
    public static IReadOnlyDictionary<string, string> Read(string folder) => Directory.Exists(folder)
        ? Directory.GetFiles(folder, "*.md").ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal)
        : new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Carries changes out: all files are written beside the old ones before the first takes its place.</summary>
    public static async Task WriteAsync(string folder, IReadOnlyList<DocumentChange> changes, CancellationToken stop)
    {
        Directory.CreateDirectory(folder);
        var written = changes.Where(change => change.After is not null).ToList();
        try
        {
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
                File.Delete(Path.Combine(folder, change.File + PartSuffix));
        }
    }
}
