namespace FauxSql.Cli.Tests;

/// <summary>Projects that scaffold makes build with the FauxSql of this repository instead of its packages.</summary>
internal static class ScaffoldedProject
{
    /// <summary>Does so for all that will be in a folder.</summary>
    public static void UseRepositoryIn(string folder) => File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), $"""
        <Project {BuiltFauxSql.Attribute}>
          <ItemGroup>
            <PackageReference Remove="FauxSql" />
          </ItemGroup>
          {BuiltFauxSql.References}
        </Project>
        """);
}
