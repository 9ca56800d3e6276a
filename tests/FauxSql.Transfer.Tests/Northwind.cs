namespace FauxSql.Transfer.Tests;

/// <summary>The Northwind database, where it is there: FAUXSQL_NORTHWIND names the file, or it lies in shared/data beside the repository.</summary>
internal static class Northwind
{
    public const string Missing = "There is no northwind.db: name it in FAUXSQL_NORTHWIND.";

    public static string? File { get; } = Find();

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("FAUXSQL_NORTHWIND") is { Length: > 0 } named)
            return named;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "shared", "data", "northwind.db") is var file && System.IO.File.Exists(file))
                return file;
        }

        return null;
    }
}
