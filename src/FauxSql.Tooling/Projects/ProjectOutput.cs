namespace FauxSql.Tooling.Projects;

/// <summary>What building a project gives.</summary>
/// <param name="ProjectFile">The project file's full path.</param>
/// <param name="Assembly">The assembly's full path.</param>
/// <param name="DepsFile">The full path of its .deps.json.</param>
/// <param name="PackageFolder">The folder in which NuGet keeps packages.</param>
public sealed record ProjectOutput(string ProjectFile, string Assembly, string DepsFile, string PackageFolder);
