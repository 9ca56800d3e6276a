using System.CommandLine;
using FauxSql.Cli.Output;
using FauxSql.Tooling.Templates;
using FauxSql.Transfer.Scaffolding;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql scaffold</c>: a project with a model of what exists.</summary>
internal static class ScaffoldCommand
{
    private const string Report = "SCAFFOLD.md";

    public static Command Create()
    {
        var from = new ScaffoldSource();
        var folder = new Option<string>("--out") { Description = "The folder of the project, which is made.", HelpName = "DIR", Required = true };
        var name = new Option<string?>("--name") { Description = "What the project, its namespace and its database are called. Default: the folder's name.", HelpName = "NAME" };
        var source = PackageFolder.Option();
        var json = Options.Json();
        var command = new Command(
            "scaffold",
            "Make a project with a model of what exists: of a relational database, of entity files, or of live tables and their items. The source is only read. " +
            $"{Report} says what was decided, and what is left to decide.\n\n" +
            "Example:\n  fauxsql scaffold --from-sqlite northwind.db --out Northwind\n" +
            "  fauxsql scaffold --from-docs docs/model --out Shop\n" +
            "  fauxsql scaffold --from-endpoint http://127.0.0.1:8000 --prefix dev- --out Shop");
        from.AddTo(command);
        foreach (var option in (Option[])[folder, name, source, json])
            command.Options.Add(option);
        command.SetAction((parsed, stop) =>
        {
            var path = parsed.GetValue(folder)!;
            var called = parsed.GetValue(name) ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
            return RunAsync(progress => from.DraftAsync(parsed, called, progress, stop), path, called, parsed.GetValue(source), parsed.GetValue(json), stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(Func<ProgressLine, Task<ModelDraft>> read, string path, string name, string? source, bool isJson, CancellationToken stop)
    {
        var packages = PackageFolder.Checked(source);
        var folder = NewFolder.At(path);
        ProjectTemplate.FilesAround(name, []);
        using var progress = new ProgressLine();
        var draft = await read(progress);
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
        var text = $"{path} has a model of {draft.Entities.Count} entities; {Report} says why it is as it is, and what is left to decide ({open}). Next:\n  fauxsql check {path}\n  fauxsql up {path}";
        return packages is null ? $"{text}\n{PackageFolder.Hint}" : text;
    }
}
