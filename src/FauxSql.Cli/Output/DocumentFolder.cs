using FauxSql.Design.Documents;

namespace FauxSql.Cli.Output;

/// <summary>A folder of Markdown pages.</summary>
internal static class DocumentFolder
{
    /// <summary>What its Markdown files hold, by their names; nothing when it is not there.</summary>
    public static IReadOnlyDictionary<string, string> Read(string folder) => Directory.Exists(folder)
        ? Directory.GetFiles(folder, "*.md").ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal)
        : new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Carries changes out.</summary>
    public static async Task WriteAsync(string folder, IReadOnlyList<DocumentChange> changes, CancellationToken stop)
    {
        var written = changes.Where(change => change.After is not null).ToList();
        await FileSet.WriteAsync(folder, [.. written.Select(change => (change.File, change.After!))], stop);
        foreach (var change in changes.Except(written))
            File.Delete(Path.Combine(folder, change.File));
    }
}
