using FauxSql.Cli.Output;
using FauxSql.Schema;
using FauxSql.Tooling.Models;
using FauxSql.Tooling.Projects;

namespace FauxSql.Cli.Commands;

/// <summary>A built project with its model, none of whose code has run.</summary>
internal sealed record ProjectModel(ProjectOutput Project, DatabaseSchema Schema)
{
    public static async Task<ProjectModel> ReadAsync(string path, ProgressLine progress, CancellationToken stop)
    {
        var projectFile = ProjectLocator.Find(path);
        progress.Step($"Building {Path.GetFileName(projectFile)}");
        var project = await ProjectBuilder.BuildAsync(projectFile, stop);
        return new ProjectModel(project, SchemaSnapshot.Read(ModelReader.ReadSnapshot(project.Assembly)));
    }
}
