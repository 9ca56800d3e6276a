using System.CommandLine;
using FauxSql.Cli.Output;
using FauxSql.Design.Documents;
using FauxSql.Schema;
using FauxSql.Tooling;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql docs</c>: a project's model as Markdown.</summary>
internal static class DocsCommand
{
    public static Command Create()
    {
        var project = Options.Project();
        var folder = new Option<string>("--out") { Description = "The folder of the pages; it is made if it is not there.", HelpName = "DIR", Required = true };
        var job = new Option<string?>("--job") { Description = "Write the page of this job only, jobs/ID.md: its entities, workflows, diagram, and what is for later.", HelpName = "ID" };
        var check = new Option<bool>("--check") { Description = "Write nothing; show what would change, and exit with 1 if anything would." };
        var json = Options.Json();
        var command = new Command(
            "docs",
            "Write a project's model as Markdown: an index with the access patterns, what each runs on the sample data, and the diagram; and a page for each entity with " +
            "its keys, indexes, access patterns, attributes and relationships. What a person writes around the generated sections stays.\n\n" +
            "Example:\n  fauxsql docs samples/Shop --out docs/model --check");
        command.Arguments.Add(project);
        foreach (var option in (Option[])[folder, job, check, json])
            command.Options.Add(option);
        command.SetAction((parsed, stop) => RunAsync(parsed.GetValue(project)!, parsed.GetValue(folder)!, parsed.GetValue(job), parsed.GetValue(check), parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(string path, string folder, string? job, bool isCheck, bool isJson, CancellationToken stop)
    {
        if (File.Exists(folder))
            throw new ToolingException($"'{folder}' is a file: name the folder of the pages with --out.");

        using var progress = new ProgressLine();
        var model = await ProjectModel.ReadAsync(path, progress, stop);
        if (job is not null)
            Refuse(() => ModelJobs.PageOf(model.Schema, job, [])); // before the patterns are run
        var runs = await SampleRuns.RunAsync(model, progress, stop);
        var existing = DocumentFolder.Read(folder);
        var pages = job is null ? AllPages(model.Schema, runs, existing) : [ModelJobs.PageOf(model.Schema, job, runs)];
        var plan = DocumentPlan.Of(pages, job is null ? existing : existing.Where(file => file.Key == pages[0].File).ToDictionary());
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

    // A page about a job is written when it is asked for, and kept true from then on.
    private static List<DocumentPage> AllPages(DatabaseSchema schema, IReadOnlyList<PatternRun> runs, IReadOnlyDictionary<string, string> existing) =>
    [
        .. ModelDocuments.Of(schema, runs),
        .. ModelJobs.Of(schema).Where(job => existing.ContainsKey(ModelJobs.FileOf(schema, job))).Select(job => ModelJobs.PageOf(schema, job, runs)),
    ];

    private static void Refuse(Func<DocumentPage> page)
    {
        try
        {
            page();
        }
        catch (ArgumentException refused)
        {
            throw new ToolingException(refused.Message);
        }
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
