using System.CommandLine;
using FauxSql.Cli.Output;
using FauxSql.Tooling.Templates;
using FauxSql.Transfer.Relational;
using FauxSql.Transfer.Scaffolding;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql scaffold</c>: a project with a model of what exists.</summary>
internal static class ScaffoldCommand
{
    private const string Report = "SCAFFOLD.md";

    public static Command Create()
    {
        var file = new Option<string>("--from-sqlite") { Description = "The SQLite database file, which is only read.", HelpName = "FILE", Required = true };
        var folder = new Option<string>("--out") { Description = "The folder of the project, which is made.", HelpName = "DIR", Required = true };
        var name = new Option<string?>("--name") { Description = "What the project, its namespace and its database are called. Default: the folder's name.", HelpName = "NAME" };
        var source = PackageFolder.Option();
        var json = Options.Json();
        var command = new Command(
            "scaffold",
            "Make a project with a model of a relational database: a table becomes an entity, a foreign key a reference with an index, a unique constraint a unique value, a link table an M:N " +
            $"relationship, a view an access pattern to decide on. {Report} says what was decided, and what is left to decide.\n\n" +
            "Example:\n  fauxsql scaffold --from-sqlite northwind.db --out Northwind");
        foreach (var option in (Option[])[file, folder, name, source, json])
            command.Options.Add(option);
        command.SetAction((parsed, stop) =>
        {
            var path = parsed.GetValue(folder)!;
            return RunAsync(parsed.GetValue(file)!, path, parsed.GetValue(name) ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))), parsed.GetValue(source), parsed.GetValue(json), stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(string file, string path, string name, string? source, bool isJson, CancellationToken stop)
    {
        var packages = PackageFolder.Checked(source);
        var folder = NewFolder.At(path);
        ProjectTemplate.FilesAround(name, []);
        using var progress = new ProgressLine();
        progress.Step($"Reading {file}");
        var draft = RelationalDrafter.Draft(SqliteSource.Read(file, stop), name);
        IEnumerable<ProjectFile> model = DraftPrinter.Print(draft).Select(of => new ProjectFile(of.Key, of.Value));
        await folder.WriteAsync(ProjectTemplate.FilesAround(name, model.Append(new ProjectFile(Report, ScaffoldReport.Print(draft))), packages), stop);

        progress.End();
        var open = draft.Decisions.Where(decision => decision.IsOpen).ToList();
        if (isJson)
            Json.Print(new { name, folder = Path.GetFullPath(path), entities = draft.Entities.Select(entity => new { entity.Name, entity.Source }), decided = draft.Decisions.Count - open.Count, open });
        else
            await Console.Out.WriteLineAsync(Summary(draft, path, open.Count, packages));
        return ExitCode.Fine;
    }

    private static string Summary(ModelDraft draft, string path, int open, string? packages)
    {
        var text = $"{path} has a model of {draft.Entities.Count} entities; {Report} says why it is as it is, and what is left to decide ({open}). Next:\n  fauxsql up {path}";
        return packages is null ? $"{text}\n{PackageFolder.Hint}" : text;
    }
}
