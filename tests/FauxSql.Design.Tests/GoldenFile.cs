using System.Runtime.CompilerServices;

namespace FauxSql.Design.Tests;

/// <summary>Files in <c>Golden</c> that hold what is right, read by a person before they were committed.</summary>
internal static class GoldenFile
{
    /// <summary>Checks a text against its file; with FAUXSQL_APPROVE_GOLDEN=true, writes the file first.</summary>
    public static void Check(string name, string text)
    {
        var file = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("FAUXSQL_APPROVE_GOLDEN") == "true")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        Assert.True(File.Exists(file), $"There is no {file}. Run these tests with FAUXSQL_APPROVE_GOLDEN=true, and read what it holds.");
        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n"), text);
    }

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Golden");
}
