using FauxSql.Tooling.Models;
using FauxSql.Tooling.Projects;

namespace FauxSql.Tooling.Tests;

public sealed class ProjectTests
{
    private const string WithModel = """[assembly: System.Reflection.AssemblyMetadata("FauxSql.Schema", "{\"a\":1}")]""";

    [Fact]
    public async Task Builds_a_project_once_and_again_only_after_a_change()
    {
        using var folder = new ProjectFolder(WithModel);
        var builds = 0;

        var output = await ProjectBuilder.BuildAsync(folder.ProjectFile, () => builds++);
        Assert.Equal("""{"a":1}""", ModelReader.ReadSnapshot(output.Assembly));
        Assert.Equal(output, await ProjectBuilder.BuildAsync(folder.ProjectFile, () => builds++));
        Assert.Equal(1, builds);

        folder.Write("Another.cs", "class Another;");
        await ProjectBuilder.BuildAsync(folder.ProjectFile, () => builds++);
        Assert.Equal(2, builds);
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
