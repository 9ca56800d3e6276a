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
        var noCheck = new Option<bool>("--no-check") { Description = "Do not build and check what was made." };
        var json = Options.Json();
        var command = new Command(
            "scaffold",
            "Make a project with a model of what exists: of a relational database, of entity files, or of live tables and their items. The source is only read. " +
            $"{Report} says what was decided, and what is left to decide. What was made is built, and looked at as 'check' does: the exit code is 1 if it does not build or has errors; the files stay.\n\n" +
            "Example:\n  fauxsql scaffold --from-sqlite northwind.db --out Northwind\n" +
            "  fauxsql scaffold --from-docs docs/model --out Shop\n" +
            "  fauxsql scaffold --from-endpoint http://127.0.0.1:8000 --prefix dev- --out Shop");
        from.AddTo(command);
        foreach (var option in (Option[])[folder, name, source, noCheck, json])
            command.Options.Add(option);
        command.SetAction((parsed, stop) =>
        {
            var path = parsed.GetValue(folder)!;
            var called = parsed.GetValue(name) ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
            return RunAsync(progress => from.DraftAsync(parsed, called, progress, stop), path, called, parsed.GetValue(source), parsed.GetValue(noCheck), parsed.GetValue(json), stop);
        });
        return command;
    }

    private static async Task<int> RunAsync(Func<ProgressLine, Task<ModelDraft>> read, string path, string name, string? source, bool skipsCheck, bool isJson, CancellationToken stop)
    {
        var packages = PackageFolder.Checked(source);
        var folder = NewFolder.At(path);
        ProjectTemplate.FilesAround(name, []);
        using var progress = new ProgressLine();
        var draft = await read(progress);
        IEnumerable<ProjectFile> model = DraftPrinter.Print(draft).Select(of => new ProjectFile(of.Key, of.Value));
        await folder.WriteAsync(ProjectTemplate.FilesAround(name, model.Append(new ProjectFile(Report, ScaffoldReport.Print(draft))), packages), stop);
        var check = skipsCheck ? ScaffoldCheck.None : await ScaffoldCheck.RunAsync(path, progress, stop);
        progress.End();
        var open = draft.Decisions.Where(decision => decision.IsOpen).ToList();
        if (isJson)
            Json.Print(new
            {
                name,
                folder = Path.GetFullPath(path),
                entities = draft.Entities.Select(entity => new { entity.Name, entity.Source }),
                decided = draft.Decisions.Count - open.Count,
                open,
                check = check.Findings,
                notChecked = check.Findings is null ? check.Text.TrimEnd() : null,
            });
        else
            await Console.Out.WriteLineAsync(Summary(draft, path, open.Count, check, packages));
        return check.IsFine ? ExitCode.Fine : ExitCode.Error;
    }

    private static string Summary(ModelDraft draft, string path, int open, ScaffoldCheck check, string? packages)
    {
        var text = $"{path} has a model of {draft.Entities.Count} {(draft.Entities.Count == 1 ? "entity" : "entities")}; {Report} says why it is as it is, and what is left to decide ({open}).\n{check.Text}";
        text += check.Findings is null && packages is null ? $"{PackageFolder.Hint}\n" : "";
        return $"{text}Next:\n{(check.Findings is null ? $"  fauxsql check {path}\n" : "")}  fauxsql up {path}";
    }
}
