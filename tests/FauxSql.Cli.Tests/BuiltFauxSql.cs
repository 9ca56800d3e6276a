namespace FauxSql.Cli.Tests;

/// <summary>The FauxSql of this repository, as it is built, for projects elsewhere.</summary>
internal static class BuiltFauxSql
{
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>What the root of the project file, or of a file it imports, has besides: it lets <see cref="References"/> choose the compiler's server, which the tool switches off.</summary>
    public const string Attribute = "TreatAsLocalProperty=\"UseSharedCompilation\"";

    /// <summary>
    /// XML for that file. A reference to a project would have MSBuild look at that and at all that it refers to, and a compiler of its own would begin cold: both together take three to five
    /// times as long, and there are some hundred builds.
    /// </summary>
    public static string References { get; } = $"""
        <PropertyGroup>
          <UseSharedCompilation>true</UseSharedCompilation>
        </PropertyGroup>
        <ItemGroup>
          <Reference Include="{Output.FullName}/FauxSql.dll" />
          <Reference Include="{Output.FullName}/FauxSql.Protocol.dll" />
          <Analyzer Include="{Repository.Root}/src/FauxSql.Generator/bin/{Output.Parent!.Name}/netstandard2.0/FauxSql.Generator.dll" />
        </ItemGroup>
        """;

    /// <summary>The file of a project as a user begins one.</summary>
    /// <param name="more">More XML for it.</param>
    public static string Project(string more = "") => $"""
        <Project Sdk="Microsoft.NET.Sdk" {Attribute}>
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
          {References}
          {more}
        </Project>
        """;
}
