using FauxSql.Transfer.Relational;

namespace FauxSql.Transfer.Documents;

/// <summary>The Markdown files of a folder.</summary>
public static class DocumentFiles
{
    /// <summary>Reads them, in the order of their names; folders within it are left out.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="SourceException">It is not there, cannot be read, or has no Markdown files.</exception>
    public static IReadOnlyList<DocumentFile> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!Directory.Exists(path))
            throw new SourceException($"There is no folder '{path}'. Name the folder of the entity files, such as that which 'fauxsql docs' wrote.");
        try
        {
            var files = Directory.EnumerateFiles(path, "*.md").Order(StringComparer.Ordinal).Select(file => new DocumentFile(Path.GetFileName(file), File.ReadAllText(file))).ToList();
            return files.Count > 0 ? files : throw new SourceException($"'{path}' has no Markdown files (*.md), so that there is nothing to make a model of. Name the folder of the entity files.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SourceException($"'{path}' cannot be read: {exception.Message}", exception);
        }
    }
}
