namespace FauxSql.Cli.Commands;

/// <summary>Where a project's data is kept if no file is named: beside the project, ignored by git.</summary>
internal static class DataFolder
{
    public static string FileOf(string projectFile) => Path.Combine(FolderOf(projectFile), Path.GetFileNameWithoutExtension(projectFile) + ".db");

    /// <summary>Makes the folder, and says where the file in it is.</summary>
    public static string PrepareFileOf(string projectFile)
    {
        var folder = Directory.CreateDirectory(FolderOf(projectFile)).FullName;
        File.WriteAllText(Path.Combine(folder, ".gitignore"), "*\n");
        return FileOf(projectFile);
    }

    private static string FolderOf(string projectFile) => Path.Combine(Path.GetDirectoryName(projectFile)!, ".fauxsql");
}
