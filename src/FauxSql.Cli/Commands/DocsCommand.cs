using System.CommandLine;
using FauxSql.Cli.Output;
using FauxSql.Design.Documents;
using FauxSql.Tooling;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql docs</c>: a project's model as Markdown.</summary>
internal static class DocsCommand
{
    public static Command Create()
    {
        var project = Options.Project();
        var folder = new Option<string>("--out") { Description = "The folder of the pages; it is made if it is not there.", HelpName = "DIR", Required = true };
        var check = new Option<bool>("--check") { Description = "Write nothing; show what would change, and exit with 1 if anything would." };
        var json = Options.Json();
        var command = new Command(
            "docs",
            "Write a project's model as Markdown: an index with the access patterns, what each runs on the sample data, and the diagram; and a page for each entity with " +
            "its keys, indexes, access patterns, attributes and relationships. What a person writes around the generated sections stays.\n\n" +
            "Example:\n  fauxsql docs samples/Shop --out docs/model --check");
        command.Arguments.Add(project);
        foreach (var option in (Option[])[folder, check, json])
            command.Options.Add(option);
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(project)!, parsed.GetValue(folder)!, parsed.GetValue(check), parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(string path, string folder, bool isCheck, bool isJson, CancellationToken stop)
    {
        if (File.Exists(folder))
            throw new ToolingException($"'{folder}' is a file: name the folder of the pages with --out.");

        using var progress = new ProgressLine();
        var model = await ProjectModel.ReadAsync(path, progress, stop);
        var pages = ModelDocuments.Of(model.Schema, await SampleRuns.RunAsync(model, progress, stop));
        var plan = DocumentPlan.Of(pages, DocumentFolder.Read(folder));
        if (plan.Problems.Count > 0)
            throw new ToolingException($"Nothing was written to '{folder}':\n{string.Join('\n', plan.Problems)}");
        if (!isCheck)
            await DocumentFolder.WriteAsync(folder, plan.Changes, stop);

        progress.End();
        var isStale = isCheck && plan.Changes.Count > 0;
        if (isJson)
            Json.Print(new { database = model.Schema.Name, folder, pages = pages.Count, changed = plan.Changes.Select(change => new { change.File, change = NameOf(change) }), written = !isCheck });
        else if (isStale)
            await Console.Out.WriteAsync(string.Concat(plan.Changes.Select(Difference.Print)));
        else
            await Console.Out.WriteLineAsync(Summary(pages.Count, plan.Changes.Count, folder));
        if (isStale)
            await Console.Error.WriteLineAsync($"fauxsql: {plan.Changes.Count} of the files in '{folder}' do not fit the model. Run the same command without --check, and commit what it writes.");
        return isStale ? ExitCode.Error : ExitCode.Fine;
    }

    private static string NameOf(DocumentChange change) => change switch
    {
        { Before: null } => "added",
        { After: null } => "deleted",
        _ => "changed",
    };

    private static string Summary(int pages, int changes, string folder) => changes == 0
        ? $"The {pages} pages in '{folder}' fit the model."
        : $"Wrote {changes} of {pages} pages to '{folder}'.";
}
