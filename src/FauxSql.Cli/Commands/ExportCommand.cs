using System.CommandLine;
using System.Globalization;
using System.Text;
using FauxSql.Cli.Output;
using FauxSql.Errors;
using FauxSql.Schema;
using FauxSql.Tooling;
using FauxSql.Transfer.Exporting;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql export</c>: the items of a model as files.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        var source = new DataSource();
        var folder = new Argument<string>("DIR") { Description = "The folder of the files, which is made." };
        var format = Options.Choice("--to", "The format: jsonl has every item as it is stored, csv a column for each attribute.", "FORMAT", "jsonl", "csv");
        var json = Options.Json();
        var command = new Command(
            "export",
            "Export the items of the model, a file for each entity, so that 'import' makes the same items of them. The files appear when all are complete. Claims to unique values are no items: an import makes them.\n\n" +
            "Example:\n  fauxsql export samples/Shop --to csv shop-export");
        source.AddTo(command);
        command.Arguments.Add(folder);
        command.Options.Add(format);
        command.Options.Add(json);
        command.SetAction(async (parsed, stop) =>
        {
            try
            {
                return await RunAsync(source.Of(parsed), parsed.GetValue(folder)!, parsed.GetValue(format) == "csv" ? ExportFormat.Csv : ExportFormat.Jsonl, parsed.GetValue(json), stop);
            }
            catch (Exception failure) when (stop.IsCancellationRequested && failure is OperationCanceledException or ToolingException)
            {
                throw new StoppedException("Nothing was written; the same command begins anew.");
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(DataSettings data, string folder, ExportFormat format, bool isJson, CancellationToken stop)
    {
        using var progress = new ProgressLine();
        var model = await ProjectModel.ReadAsync(data.Project, progress, stop);
        await using var source = TransferTarget.Open(data, model.Project.ProjectFile);
        var counts = await ExportAsync(source, model.Schema, folder, format, progress, stop);
        progress.End();
        if (isJson)
            Json.Print(new { database = model.Schema.Name, folder = Path.GetFullPath(folder), files = counts });
        else
            Console.Out.Write(TextOf(counts, folder));
        if (SensitiveIn(model.Schema, counts) is { Count: > 0 } sensitive)
            await Console.Error.WriteLineAsync($"fauxsql: the files hold sensitive values ({string.Join(", ", sensitive)}); they are readable by you only.");
        return ExitCode.Fine;
    }

    private static async Task<IReadOnlyList<ExportCount>> ExportAsync(TransferTarget source, DatabaseSchema schema, string folder, ExportFormat format, ProgressLine progress, CancellationToken stop)
    {
        var rate = new RateLine(progress);
        try
        {
            return await Exporter.ExportAsync(
                source.Backend, schema, folder, format, new ProgressOf<ExportProgress>(done => rate.Show($"Exporting {done.Entity}", done.Items, "items")), stop);
        }
        catch (FauxSqlException problem)
        {
            throw new ToolingException($"{problem.Message}. Nothing was written.");
        }
    }

    private static List<string> SensitiveIn(DatabaseSchema schema, IReadOnlyList<ExportCount> counts) =>
    [
        .. from entity in schema.Entities
           where counts.Any(count => count.Entity == entity.Name && count.Items > 0)
           from attribute in entity.Attributes
           where attribute.Role.HasFlag(AttributeRole.Sensitive)
           select $"{entity.Name}.{attribute.Name}",
    ];

    private static string TextOf(IReadOnlyList<ExportCount> counts, string folder)
    {
        var text = new StringBuilder();
        foreach (var count in counts)
            text.Append(CultureInfo.InvariantCulture, $"{count.Items,10:N0} {count.Entity,-20} in {count.File}\n");
        return text.Append(CultureInfo.InvariantCulture, $"{counts.Sum(count => count.Items):N0} items are in {folder}.\n").ToString();
    }
}
