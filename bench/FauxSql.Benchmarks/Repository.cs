namespace FauxSql.Benchmarks;

internal static class Repository
{
    /// <summary>The folder of the solution that this program was built in.</summary>
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "FauxSql.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Run the benchmarks from a build within the repository");
    }
}
