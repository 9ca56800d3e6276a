namespace ShopApi.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    public static string PathOf(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FauxSql.slnx")))
            folder = folder.Parent!;
        return Path.Combine(folder.FullName, path);
    }
}
