using FauxSql.Tooling.Models;
using FauxSql.Tooling.Projects;

namespace FauxSql.Tooling.Tests;

public sealed class ProjectTests
{
    private const string WithModel = """[assembly: System.Reflection.AssemblyMetadata("FauxSql.Schema", "{\"a\":1}")]""";

    [Fact]
    public async Task Builds_a_project_leaves_it_alone_while_nothing_changes_and_replaces_what_was_deleted()
    {
        using var folder = new ProjectFolder(WithModel);

        var output = await ProjectBuilder.BuildAsync(folder.ProjectFile);
        Assert.Equal("""{"a":1}""", ModelReader.ReadSnapshot(output.Assembly));
        var built = File.GetLastWriteTimeUtc(output.Assembly);
        Assert.Equal(output, await ProjectBuilder.BuildAsync(folder.ProjectFile));
        Assert.Equal(built, File.GetLastWriteTimeUtc(output.Assembly));

        File.Delete(output.DepsFile);
        await ProjectBuilder.BuildAsync(folder.ProjectFile);
        Assert.True(File.Exists(output.DepsFile));
    }

    [Fact]
    public async Task Builds_again_after_a_change_wherever_it_is()
    {
        using var folder = new ProjectFolder();
        var project = WriteSolution(folder);
        foreach (var file in Words.Keys)
            folder.Write(file, Words[file]("old"));
        var output = await ProjectBuilder.BuildAsync(project);
        Assert.Equal("old old old old", ModelReader.ReadSnapshot(output.Assembly));

        var expected = 0;
        foreach (var changed in Words.Keys)
        {
            folder.Write(changed, Words[changed]("new"));
            await ProjectBuilder.BuildAsync(project);
            Assert.Equal((changed, ++expected), (changed, ModelReader.ReadSnapshot(output.Assembly).Split(' ').Count(word => word == "new")));
        }
    }

    [Fact]
    public async Task Builds_the_configuration_that_the_project_chooses()
    {
        using var folder = new ProjectFolder(WithModel);
        await ProjectBuilder.BuildAsync(folder.ProjectFile);
        folder.Write("Directory.Build.props", "<Project><PropertyGroup><Configuration>Release</Configuration></PropertyGroup></Project>");

        var output = await ProjectBuilder.BuildAsync(folder.ProjectFile);

        Assert.Contains("/Release/", output.Assembly, StringComparison.Ordinal);
        Assert.True(File.Exists(output.Assembly));
    }

    // One word comes from each place that a build can depend on.
    private static readonly Dictionary<string, Func<string, string>> Words = new()
    {
        ["app/Words.cs"] = word => $"static class Own {{ public const string Word = \"{word}\"; }}",
        ["shared/Extra.cs"] = word => $"static class Extra {{ public const string Word = \"{word}\"; }}",
        ["library/Library.cs"] = word => $"public static class Library {{ public const string Word = \"{word}\"; }}",
        ["Directory.Build.props"] = word => $"<Project><PropertyGroup><DefineConstants>$(DefineConstants);{word.ToUpperInvariant()}</DefineConstants></PropertyGroup></Project>",
    };

    private static string WriteSolution(ProjectFolder folder)
    {
        folder.Write("app/Model.cs", """
            [assembly: System.Reflection.AssemblyMetadata("FauxSql.Schema", Own.Word + " " + Extra.Word + " " + Library.Word + " " + Shared.Word)]

            static class Shared
            {
            #if NEW
                public const string Word = "new";
            #else
                public const string Word = "old";
            #endif
            }
            """);
        folder.Write("library/Library.csproj", """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
            """);
        return folder.Write("app/App.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><Above>$(MSBuildProjectDirectory)/..</Above></PropertyGroup>
              <ItemGroup>
                <Compile Include="$(Above)/shared/*.cs" />
                <ProjectReference Include="$(Above)/library/Library.csproj" />
              </ItemGroup>
            </Project>
            """);
    }

    [Fact]
    public async Task A_project_that_does_not_build_shows_the_compilers_errors()
    {
        using var folder = new ProjectFolder("class A { int x = \"s\"; }");

        var failure = await Assert.ThrowsAsync<ToolingException>(() => ProjectBuilder.BuildAsync(folder.ProjectFile));

        Assert.Contains("Small.csproj does not build", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Model.cs(1,19): error CS0029", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assembly_without_a_model_says_what_to_add()
    {
        using var folder = new ProjectFolder("class A;");
        var output = await ProjectBuilder.BuildAsync(folder.ProjectFile);

        var failure = Assert.Throws<ToolingException>(() => ModelReader.ReadSnapshot(output.Assembly));
        Assert.Contains("[Database]", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_a_project_by_its_file_and_by_its_folder_and_explains_what_it_cannot_find()
    {
        using var folder = new ProjectFolder("class A;");
        Assert.Equal(folder.ProjectFile, ProjectLocator.Find(folder.ProjectFile));
        Assert.Equal(folder.ProjectFile, ProjectLocator.Find(folder.Path));

        Assert.Contains("no project", Assert.Throws<ToolingException>(() => ProjectLocator.Find(folder.Path + "/none")).Message, StringComparison.Ordinal);
        Assert.Contains(
            "not a C# project",
            Assert.Throws<ToolingException>(() => ProjectLocator.Find(folder.Path + "/Model.cs")).Message,
            StringComparison.Ordinal);
        folder.Write("Other.csproj", "<Project/>");
        Assert.Contains("several", Assert.Throws<ToolingException>(() => ProjectLocator.Find(folder.Path)).Message, StringComparison.Ordinal);
    }
}
