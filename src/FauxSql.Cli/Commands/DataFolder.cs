using System.Security.Cryptography;
using System.Text;

namespace FauxSql.Cli.Commands;

/// <summary>Where a project's data is kept if no file is named: beside the project, ignored by git.</summary>
internal static class DataFolder
{
    public static string FileOf(string projectFile) => Path.Combine(FolderOf(projectFile), Path.GetFileNameWithoutExtension(projectFile) + ".db");

    /// <summary>Makes the folder, and says where the file in it is.</summary>
    public static string PrepareFileOf(string projectFile)
    {
        Prepare(projectFile);
        return FileOf(projectFile);
    }

    /// <summary>Makes the folder, and says where the file in it is that remembers how far an import has come.</summary>
    /// <param name="projectFile">The project.</param>
    /// <param name="import">What is imported where.</param>
    public static string PrepareImportOf(string projectFile, string import) =>
        Path.Combine(Prepare(projectFile), $"import-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(import)))[..12]}.json");

    private static string Prepare(string projectFile)
    {
        var folder = Directory.CreateDirectory(FolderOf(projectFile)).FullName;
        File.WriteAllText(Path.Combine(folder, ".gitignore"), "*\n");
        return folder;
    }

    private static string FolderOf(string projectFile) => Path.Combine(Path.GetDirectoryName(projectFile)!, ".fauxsql");
}
