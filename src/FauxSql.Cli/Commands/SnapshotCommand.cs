using System.CommandLine;
using FauxSql.Cli.Output;
using FauxSql.Design.Documents;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql snapshot</c>: a project's model as a file in source control.</summary>
internal static class SnapshotCommand
{
    public static Command Create()
    {
        var project = Options.Project();
        var file = new Option<string?>("--out") { Description = "The file. Default: schema.json beside the project.", HelpName = "FILE" };
        var check = new Option<bool>("--check") { Description = "Write nothing; show what would change, and exit with 1 if anything would." };
        var json = Options.Json();
        var command = new Command(
            "snapshot",
            "Write a project's model to a file for source control: a review sees what a change does to the tables with 'fauxsql plan --from', and branches that change the same thing conflict.\n\n" +
            "Example:\n  fauxsql snapshot samples/Shop --check");
        command.Arguments.Add(project);
        foreach (var option in (Option[])[file, check, json])
            command.Options.Add(option);
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(project)!, parsed.GetValue(file), parsed.GetValue(check), parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(string path, string? named, bool isCheck, bool isJson, CancellationToken stop)
    {
        using var progress = new ProgressLine();
        var model = await ProjectModel.ReadAsync(path, progress, stop);
        var file = named ?? SnapshotFile.Of(model.Project.ProjectFile);
        var before = File.Exists(file) ? await File.ReadAllTextAsync(file, stop) : null;
        var after = SnapshotFile.Print(model.Schema);
        var isChanged = before != after;
        if (isChanged && !isCheck)
            await File.WriteAllTextAsync(file, after, stop);

        progress.End();
        if (isJson)
            Json.Print(new { database = model.Schema.Name, file, changed = isChanged, written = isChanged && !isCheck });
        else if (isChanged && isCheck)
            await Console.Out.WriteAsync(Difference.Print(new DocumentChange(Path.GetFileName(file), before, after)));
        else
            await Console.Out.WriteLineAsync(isChanged ? $"Wrote {file}." : $"{file} fits the model.");
        if (!isChanged || !isCheck)
            return ExitCode.Fine;
        await Console.Error.WriteLineAsync($"fauxsql: {file} does not fit the model. Run the same command without --check, and commit what it writes.");
        return ExitCode.Error;
    }
}
