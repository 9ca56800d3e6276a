using System.CommandLine;
using System.Globalization;
using System.Text;
using FauxSql.Cli.Output;
using FauxSql.Errors;
using FauxSql.Schema;
using FauxSql.Tooling;
using FauxSql.Transfer.Importing;
using FauxSql.Transfer.Sources;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql import</c>: rows of a relational database or of files become items.</summary>
internal static class ImportCommand
{
    private const string DefaultRejects = "rejects.jsonl";

    public static Command Create()
    {
        var target = new DataSource("The file that the data goes to, which is created if it is missing. Default: .fauxsql/<project>.db beside the project, as 'up' keeps it.");
        var from = new Option<string>("--from") { Description = "Where the rows are: sqlite:FILE, csv:DIR or jsonl:DIR, with a file for each entity; or rejects:FILE, once its rows are mended.", HelpName = "SOURCE", Required = true };
        from.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && ImportFrom.Parse(token.Value) is null)
                result.AddError($"--from must be sqlite:FILE, csv:DIR, jsonl:DIR or rejects:FILE, not '{token.Value}'.");
        });
        var skip = new Option<string[]>("--skip") { Description = "Leave out a table or file, or a column such as Orders.note; may be given several times.", HelpName = "NAME" };
        var rejects = new Option<string>("--rejects") { Description = "The file for rows that cannot be imported, each with its place and the reason.", HelpName = "FILE", DefaultValueFactory = _ => DefaultRejects };
        var restart = new Option<bool>("--restart") { Description = "Forget an import that was interrupted, and look at all rows again. What is in stays as it is." };
        var json = Options.Json();
        var command = new Command(
            "import",
            "Import the rows of a relational database, or of CSV or JSON files, as items of the model: tables, files and columns are found by their names as scaffold gives them, and the model says what is stored. " +
            "No code of the project runs. Every row is in afterwards, or in the file of rejects, and then the exit code is 1. An import that was interrupted goes on where it was when the same command is run again.\n\n" +
            "Example:\n  fauxsql import Northwind --from sqlite:northwind.db");
        target.AddTo(command);
        foreach (var option in (Option[])[from, skip, rejects, restart, json])
            command.Options.Add(option);
        command.SetAction((parsed, stop) => RunAsync(
            target.Of(parsed),
            new ImportSettings(ImportFrom.Parse(parsed.GetValue(from)!)!, "", "", parsed.GetValue(rejects)!) { Skips = parsed.GetValue(skip) ?? [], Restarts = parsed.GetValue(restart) },
            parsed.GetValue(json),
            stop));
        return command;
    }

    private static async Task<int> RunAsync(DataSettings data, ImportSettings settings, bool isJson, CancellationToken stop)
    {
        using var progress = new ProgressLine();
        var model = await ProjectModel.ReadAsync(data.Project, progress, stop);
        await using var target = TransferTarget.OpenOrCreate(data, model.Project.ProjectFile);
        var report = await ImportAsync(target, model, settings, progress, stop);
        progress.End();
        if (isJson)
            Json.Print(new { database = model.Schema.Name, from = settings.From.ToString(), target = target.Name, resumed = report.IsResumed, parts = report.Parts, rejects = report.Rejects });
        else
            Console.Out.Write(TextOf(report, target));
        if (report.Rejects is { } rejects && model.Schema.Entities.Any(entity => entity.Attributes.Any(attribute => attribute.Role.HasFlag(AttributeRole.Sensitive))))
            await Console.Error.WriteLineAsync($"fauxsql: {rejects} holds the rows as they are, sensitive values included; it is readable by you only.");
        return report.Rejects is null ? ExitCode.Fine : ExitCode.Error;
    }

    private static async Task<ImportReport> ImportAsync(TransferTarget target, ProjectModel model, ImportSettings settings, ProgressLine progress, CancellationToken stop)
    {
        var from = new ImportFrom(settings.From.Kind, Path.GetFullPath(settings.From.Path));
        var rate = new RateLine(progress);
        try
        {
            progress.Step($"Reading {settings.From}");
            return await Importer.ImportAsync(
                target.Backend,
                model.Schema,
                settings with { From = from, Target = target.Name, Checkpoint = DataFolder.PrepareImportOf(model.Project.ProjectFile, $"{from} {target.Name}"), Rejects = settings.Rejects },
                new ProgressOf<ImportProgress>(done => rate.Show($"Importing {done.Entity}", done.Rows, "rows")),
                stop);
        }
        catch (FauxSqlException problem)
        {
            throw new ToolingException($"{problem.Message}. What was written is kept; the same command goes on from there.");
        }
    }

    private static string TextOf(ImportReport report, TransferTarget target)
    {
        var text = new StringBuilder();
        if (report.IsResumed)
            text.Append("An import that was interrupted has been completed.\n");
        foreach (var part in report.Parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.Imported,10:N0} {part.Entity,-20} from {part.Source}");
            text.Append(part.There > 0 ? string.Create(CultureInfo.InvariantCulture, $", {part.There:N0} there already") : "");
            text.Append(part.Rejected > 0 ? string.Create(CultureInfo.InvariantCulture, $", {part.Rejected:N0} rejected") : "").Append('\n');
        }

        var (imported, rejected) = (report.Parts.Sum(part => part.Imported + part.There), report.Parts.Sum(part => part.Rejected));
        text.Append(CultureInfo.InvariantCulture, $"{imported:N0} rows are in {target.Name}.\n");
        if (report.Rejects is not null)
            text.Append(CultureInfo.InvariantCulture, $"{rejected:N0} rows were not imported: {report.Rejects} says why. Mend them there, and import them with --from rejects:{report.Rejects} --rejects FILE.\n");
        return text.ToString();
    }
}
