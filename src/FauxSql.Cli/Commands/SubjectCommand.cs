using System.CommandLine;
using System.Globalization;
using FauxSql.Cli.Output;
using FauxSql.Tooling;
using FauxSql.Tooling.Hosting;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql subject export</c> and <c>erase</c>: all data about a person or a party.</summary>
internal static class SubjectCommand
{
    public static Command Create()
    {
        var subject = new Command(
            "subject",
            "Export or erase all data about a person or a party: an item, and what the model's references say is about it.\n\n" +
            "Example:\n  fauxsql subject export samples/Shop Customer C000001 --out alice.json");
        subject.Subcommands.Add(CreateExport());
        subject.Subcommands.Add(CreateErase());
        return subject;
    }

    private static Command CreateExport()
    {
        var arguments = new SubjectArguments();
        var file = new Option<string>("--out") { Description = "Where the export goes; - is standard output.", HelpName = "FILE", DefaultValueFactory = _ => ExportDocument.StandardOutput };
        var command = new Command(
            "export",
            "Write the subject's item, the items that refer to it, those that refer to the ones that belong to it, and so on, into one JSON document, with the " +
            "claims to unique values that they own. [Sensitive] values are in it: they are the subject's own.\n\n" +
            "Example:\n  fauxsql subject export samples/Shop Customer C000001 --out alice.json");
        arguments.AddTo(command);
        command.Options.Add(file);
        command.SetAction((parsed, stop) => ExportAsync(arguments.Of(parsed), parsed.GetValue(file)!, stop));
        return command;
    }

    private static Command CreateErase()
    {
        var arguments = new SubjectArguments();
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be erased, and erase nothing." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask." };
        var command = new Command(
            "erase",
            "Delete the subject's item and all that belong to it, with their claims to unique values, and take the references to them out of the items that can " +
            "do without. Says what that is, and asks. Stopped at any moment, the same command goes on.\n\n" +
            "Example:\n  fauxsql subject erase samples/Shop Customer C000001 --dry-run");
        arguments.AddTo(command);
        command.Options.Add(dryRun);
        command.Options.Add(yes);
        command.Validators.Add(result =>
        {
            if (arguments.IsJson(result) && !result.GetValue(yes) && !result.GetValue(dryRun))
                result.AddError("With --json nobody is asked; name --yes or --dry-run too.");
            if (result.GetValue(yes) && result.GetValue(dryRun))
                result.AddError("--yes and --dry-run exclude each other.");
        });
        command.SetAction((parsed, stop) => EraseAsync(arguments.Of(parsed), parsed.GetValue(dryRun), parsed.GetValue(yes), stop));
        return command;
    }

    private static async Task<int> ExportAsync(SubjectSettings settings, string file, CancellationToken stop)
    {
        using var progress = new ProgressLine();
        await using var data = await ProjectData.OpenAsync(settings.Data, progress, stop);
        await using var document = new ExportDocument(file);
        SubjectReport? subject = null;
        await foreach (var message in data.RunAsync(RequestFor(settings, data, SubjectAction.Export), stop))
        {
            subject = message as SubjectReport ?? subject;
            if (message is not SubjectItemReport item)
                continue;
            await document.AddAsync(subject!, item, stop);
            progress.Step(string.Create(CultureInfo.InvariantCulture, $"Exporting: {document.Items:N0} items"));
        }

        if (document.Items == 0)
            throw NothingAbout(subject!);
        await document.CompleteAsync(subject!, stop);
        progress.End();
        if (file != ExportDocument.StandardOutput)
            Show(SubjectResult.Of(subject!, document.Counts), settings.IsJson, counts => $"{file} holds {counts} about {subject!.Subject} of {subject.Database}.");
        return ExitCode.Fine;
    }

    private static async Task<int> EraseAsync(SubjectSettings settings, bool isDryRun, bool isSure, CancellationToken stop)
    {
        using var progress = new ProgressLine();
        await using var data = await ProjectData.OpenAsync(settings.Data, progress, stop);
        if (!isSure)
        {
            var found = await CountAsync(settings, data, SubjectAction.Find, progress, stop);
            Show(found, settings.IsJson, counts => $"{found.Subject} of {found.Database}: {counts} to be erased.");
            if (isDryRun)
                return ExitCode.Fine;
            if (!await IsConfirmedAsync(stop))
                throw new ToolingException("Nothing was erased.");
        }

        var erased = await CountAsync(settings, data, SubjectAction.Erase, progress, stop);
        Show(erased, settings.IsJson, counts => $"{erased.Subject} of {erased.Database}: {counts} erased.");
        return ExitCode.Fine;
    }

    private static async Task<SubjectResult> CountAsync(SubjectSettings settings, ProjectData data, SubjectAction action, ProgressLine progress, CancellationToken stop)
    {
        SubjectReport? subject = null;
        SubjectCountReport? counts = null;
        await foreach (var message in data.RunAsync(RequestFor(settings, data, action), stop))
        {
            subject = message as SubjectReport ?? subject;
            counts = message as SubjectCountReport ?? counts;
            if (message is SubjectProgressReport now)
                progress.Step(string.Create(CultureInfo.InvariantCulture, $"{action}: {now.Found:N0} items found, {now.Done:N0} erased"));
        }

        progress.End();
        return counts!.Counts.Any(count => count.Items + count.References > 0) ? SubjectResult.Of(subject!, counts.Counts) : throw NothingAbout(subject!);
    }

    private static SubjectRequest RequestFor(SubjectSettings settings, ProjectData data, SubjectAction action) => new(data.Endpoint, settings.Entity, settings.Key, action);

    private static void Show(SubjectResult result, bool isJson, Func<string, string> headline)
    {
        if (isJson)
            Json.Print(result);
        else
            Console.Out.Write(result.ToText(headline));
    }

    private static async Task<bool> IsConfirmedAsync(CancellationToken stop)
    {
        Console.Out.Write("Type yes to erase it: ");
        var answer = await Task.Run(Console.In.ReadLine, CancellationToken.None).WaitAsync(stop);
        return answer?.Trim() == "yes";
    }

    private static ToolingException NothingAbout(SubjectReport subject) =>
        new($"There is no {subject.Subject} in {subject.Database}, and nothing that refers to it. It was erased before, or the key is another.");
}
