namespace FauxSql.Cli.Commands;

/// <summary>Where a project's data is kept if no file is named: beside the project, ignored by git.</summary>
internal static class DataFolder
{
    public static string DefaultFile(string projectFile)
    {
        var folder = Path.Combine(Path.GetDirectoryName(projectFile)!, ".fauxsql");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, ".gitignore"), "*\n");
        return Path.Combine(folder, Path.GetFileNameWithoutExtension(projectFile) + ".db");
    }
}
