using System.CommandLine;
using FauxSql.Cli.Output;
using FauxSql.Evolution.Planning;
using FauxSql.Layouts;
using FauxSql.Schema;
using FauxSql.Tooling;
using FauxSql.Tooling.Projects;

namespace FauxSql.Cli.Commands;

/// <summary>What <c>apply</c> is told to carry out: the model of a project, or a plan that was written down.</summary>
/// <param name="Schema">The model.</param>
/// <param name="Target">The address of the endpoint, or the path of the data file.</param>
/// <param name="Layout">How its tables are called.</param>
/// <param name="Plan">The id of the plan that was written down, or null.</param>
/// <param name="Project">The built project, where one is named.</param>
internal sealed record PlannedChange(DatabaseSchema Schema, string Target, MultiTableLayout Layout, string? Plan, ProjectOutput? Project)
{
    /// <exception cref="ToolingException">There is no such plan, or it was made for another model than the project has.</exception>
    public static async Task<PlannedChange> ReadAsync(ParseResult parsed, string path, string? code, ChangeOptions where, ProgressLine progress, CancellationToken stop)
    {
        if (!ApplyCommand.IsPlan(path))
        {
            var model = await ProjectModel.ReadAsync(path, progress, stop);
            return new PlannedChange(model.Schema, where.TargetOf(parsed, model.Project.ProjectFile, isRead: false), where.LayoutOf(parsed), null, model.Project);
        }

        if (!File.Exists(path))
            throw new ToolingException($"There is no plan '{path}'. Make one with 'fauxsql plan --out {path}'.");
        var file = PlanFile.Read(await File.ReadAllTextAsync(path, stop));
        var coded = code is null ? null : await ProjectModel.ReadAsync(code, progress, stop);
        return coded is null || SchemaSnapshot.Write(file.Schema) == SchemaSnapshot.Write(coded.Schema)
            ? new PlannedChange(file.Schema, file.Endpoint, new MultiTableLayout(file.Prefix), file.Id, coded?.Project)
            : throw new ToolingException($"The model of {code} is not the one that the plan was made for. Nothing was changed. Plan again.");
    }
}
