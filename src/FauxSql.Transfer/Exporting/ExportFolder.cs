namespace FauxSql.Transfer.Exporting;

/// <summary>
/// The folder of an export: its files are written into another one beside it, and appear together. A marker in that one, which is open as long as the export runs, tells what an export that
/// was killed has left from what is somebody else's.
/// </summary>
internal sealed class ExportFolder : IDisposable
{
    private const string Marker = ".fauxsql-export";

    private readonly string _folder;
    private readonly FileStream _marker;

    private ExportFolder(string folder, string unfinished, FileStream marker) => (_folder, Unfinished, _marker) = (folder, unfinished, marker);

    /// <summary>Where the files are written.</summary>
    public string Unfinished { get; }

    /// <exception cref="TransferException">There is something that would be lost.</exception>
    public static ExportFolder Begin(string folder)
    {
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (File.Exists(whole) || (Directory.Exists(whole) && Directory.EnumerateFileSystemEntries(whole).Any()))
            throw new TransferException($"'{folder}' is there already, and not empty. Nothing was written; name another folder.");
        var unfinished = whole + ".part";
        if ((File.Exists(unfinished) || Directory.Exists(unfinished)) && !TryDeleteLeftover(unfinished))
            throw new TransferException($"'{unfinished}' is there: another export is at work, or it is none that an export made. Nothing was written; name another folder, or move that one.");
        Directory.CreateDirectory(unfinished);
        return new ExportFolder(whole, unfinished, new FileStream(Path.Combine(unfinished, Marker), FileMode.CreateNew, FileAccess.Write, FileShare.None));
    }

    /// <summary>Makes the files appear. A folder that is there may be the current one, and stays.</summary>
    public void Publish()
    {
        _marker.Dispose();
        if (!Directory.Exists(_folder))
        {
            Directory.Move(Unfinished, _folder);
            File.Delete(Path.Combine(_folder, Marker));
            return;
        }

        foreach (var file in Directory.GetFiles(Unfinished).Where(file => Path.GetFileName(file) != Marker))
            File.Move(file, Path.Combine(_folder, Path.GetFileName(file)));
    }

    public void Dispose()
    {
        _marker.Dispose();
        if (Directory.Exists(Unfinished))
            Directory.Delete(Unfinished, recursive: true);
    }

    private static bool TryDeleteLeftover(string unfinished)
    {
        var marker = Path.Combine(unfinished, Marker);
        if (!File.Exists(marker) || Directory.EnumerateFileSystemEntries(unfinished).Any(entry => Path.GetFileName(entry) != Marker && !IsOfExport(entry)))
            return false;
        try
        {
            using (new FileStream(marker, FileMode.Open, FileAccess.Write, FileShare.None))
            {
                // Nobody else has it open: that export does not run any more.
            }
        }
        catch (IOException)
        {
            return false;
        }

        Directory.Delete(unfinished, recursive: true);
        return true;
    }

    private static bool IsOfExport(string path) => File.Exists(path) && Enum.GetNames<ExportFormat>().Contains(Path.GetExtension(path).TrimStart('.'), StringComparer.OrdinalIgnoreCase);
}
