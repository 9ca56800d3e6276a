namespace FauxSql.Cli.Tests;

/// <summary>Where the samples are.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Blog { get; } = Path.Combine(Root, "samples", "Blog");

    public static string Shop { get; } = Path.Combine(Root, "samples", "Shop");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FauxSql.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
