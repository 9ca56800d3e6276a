using System.CommandLine;
using FauxSql.Tooling;
using FauxSql.Tooling.Templates;

namespace FauxSql.Cli.Commands;

/// <summary>Where a new project gets FauxSql's packages from, while they are in none of its package sources.</summary>
internal static class PackageFolder
{
    private static readonly string[] Packages = ["FauxSql", "FauxSql.Engine", "FauxSql.Testing"];

    public static string Hint { get; } =
        $"Its packages, FauxSql {ProjectTemplate.Version}, come from your package sources; where they are not, name the folder that holds them with --source.";

    public static Option<string?> Option() => new("--source") { Description = "The folder that holds FauxSql's packages, when they come from none of your package sources.", HelpName = "DIR" };

    /// <summary>The whole path of the folder named, or null when none is.</summary>
    /// <exception cref="ToolingException">It is not there, or holds no packages of this version.</exception>
    public static string? Checked(string? source)
    {
        if (source is null)
            return null;
        var folder = Path.GetFullPath(source);
        if (!Directory.Exists(folder))
            throw new ToolingException($"There is no folder '{source}' with packages. Name the one that holds them with --source.");
        var missing = Packages.Select(package => $"{package}.{ProjectTemplate.Version}.nupkg").FirstOrDefault(file => !File.Exists(Path.Combine(folder, file)));
        return missing is null ? folder : throw new ToolingException($"'{source}' holds no {missing}. Name the folder that holds the packages of this version with --source.");
    }
}
