using FauxSql.Tooling;
using FauxSql.Tooling.Templates;

namespace FauxSql.Cli.Output;

/// <summary>A folder that is made with all its files, or not at all.</summary>
internal sealed class NewFolder
{
    private const string PartSuffix = ".part";

    private readonly string _path;

    private NewFolder(string path) => _path = path;

    private string Part => _path + PartSuffix;

    /// <exception cref="ToolingException">There is something at that place already, or no folder that could hold it.</exception>
    public static NewFolder At(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (File.Exists(full) || (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any()))
            throw new ToolingException($"'{path}' is there already, and not empty. Nothing was written; name another folder with --out.");
        if (Path.GetDirectoryName(full) is { } parent && !Directory.Exists(parent))
            throw new ToolingException($"There is no folder '{parent}' for the project: make it, or name another folder with --out.");
        return new NewFolder(full);
    }

    /// <summary>Writes the files beside the folder, and moves them into it when they are complete.</summary>
    public async Task WriteAsync(IReadOnlyList<ProjectFile> files, CancellationToken stop)
    {
        try
        {
            foreach (var file in files)
            {
                var target = Path.Combine(Part, file.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                await File.WriteAllTextAsync(target, file.Text, stop);
            }

            Publish();
        }
        finally
        {
            if (Directory.Exists(Part))
                Directory.Delete(Part, recursive: true);
        }
    }

    // A folder that is there may be the current one, and stays.
    private void Publish()
    {
        if (!Directory.Exists(_path))
        {
            Directory.Move(Part, _path);
            return;
        }

        foreach (var entry in Directory.GetFileSystemEntries(Part))
            Directory.Move(entry, Path.Combine(_path, Path.GetFileName(entry)));
    }
}
