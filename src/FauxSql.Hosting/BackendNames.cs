namespace FauxSql.Hosting;

/// <summary>The backends that need nothing from the application.</summary>
internal static class BackendNames
{
    public const string Aws = "Aws";
    public const string Url = "Url";
}
