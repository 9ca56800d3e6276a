namespace FauxSql.Cli.Tests;

/// <summary>A project that scaffold made, which builds with the FauxSql of this repository instead of its packages.</summary>
internal static class ScaffoldedProject
{
    public static void UseRepository(string projectFile)
    {
        var text = File.ReadAllText(projectFile);
        var start = text.IndexOf("    <PackageReference", StringComparison.Ordinal);
        var end = text.IndexOf("/>", start, StringComparison.Ordinal) + 2;
        File.WriteAllText(projectFile, text[..start] + $"""
                <ProjectReference Include="{Repository.Root}/src/FauxSql/FauxSql.csproj" />
                <ProjectReference Include="{Repository.Root}/src/FauxSql.Generator/FauxSql.Generator.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
            """ + text[end..].Replace("</Project>", "<PropertyGroup><BuildProjectReferences>false</BuildProjectReferences></PropertyGroup></Project>", StringComparison.Ordinal));
    }
}
