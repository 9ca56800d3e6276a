namespace FauxSql.Cli.Tests;

/// <summary>Projects that scaffold makes build with the FauxSql of this repository instead of its packages.</summary>
internal static class ScaffoldedProject
{
    /// <summary>Does so for all that will be in a folder.</summary>
    public static void UseRepositoryIn(string folder) => File.WriteAllText(Path.Combine(folder, "Directory.Build.targets"), $"""
        <Project>
          <ItemGroup>
            <PackageReference Remove="FauxSql" />
            <ProjectReference Include="{Repository.Root}/src/FauxSql/FauxSql.csproj" />
            <ProjectReference Include="{Repository.Root}/src/FauxSql.Generator/FauxSql.Generator.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
          </ItemGroup>
          <PropertyGroup>
            <BuildProjectReferences>false</BuildProjectReferences>
          </PropertyGroup>
        </Project>
        """);
}
