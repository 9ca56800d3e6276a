using System.CommandLine;
using System.Globalization;
using FauxSql.Cli.Output;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Live;
using FauxSql.Evolution.Planning;
using FauxSql.Evolution.Steps;
using FauxSql.Schema;
using FauxSql.Tooling;
using FauxSql.Tooling.Hosting;
using FauxSql.Tooling.Projects;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql plan</c>: what has to change at the tables.</summary>
internal static class PlanCommand
{
    private const int MostSamples = 100;

    public static Command Create()
    {
        var project = Options.Project();
        var where = new ChangeOptions();
        var from = new Option<string?>("--from") { Description = "Compare with a snapshot, as 'fauxsql snapshot' writes it, instead of tables.", HelpName = "FILE" };
        var file = new Option<string?>("--out") { Description = "Write the plan to a file, which 'fauxsql apply' carries out as it is or not at all.", HelpName = "FILE" };
        var back = new Option<bool>("--back") { Description = "Show what 'fauxsql apply --back' does: the way back from the last plan that was applied. The model is not looked at." };
        var samples = new Option<int?>("--samples") { Description = "Show so many items of each change by a class of the project, before and after it, which runs the project's code. Nothing is written. Default: none.", HelpName = "N" };
        samples.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostSamples))
                result.AddError($"--samples must be a number from 1 to {MostSamples}, not '{token.Value}'.");
        });
        var owner = new OwnerOptions();
        var json = Options.Json();
        var command = new Command(
            "plan",
            "Show what has to change at the tables so that they fit a project's model, as ordered steps: what each does to reads and writes meanwhile, what it costs, and how it is undone. " +
            "Changes made by others (drift) are shown. Nothing is touched. Exits with 0 if nothing has to change, with 2 if something has, and with 1 on errors.\n\n" +
            "Example:\n  fauxsql plan samples/Shop --endpoint http://127.0.0.1:8000 --out plan.json");
        command.Arguments.Add(project);
        where.AddTo(command);
        foreach (var option in (Option[])[from, file, back, samples])
            command.Options.Add(option);
        owner.AddTo(command);
        command.Options.Add(json);
        command.Validators.Add(result =>
        {
            if (owner.AreGiven(result) && (result.GetValue(file) is not null || result.GetValue(back)))
                result.AddError("--owner excludes --out and --back: others carry such a plan out in several deployments, and go back by one of the version before.");
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(from) is not null && (where.AreGiven(result) || result.GetValue(file) is not null))
                result.AddError("--from excludes --data, --endpoint and --out: without tables there is nothing to apply a plan to.");
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(back) && (result.GetValue(from) is not null || result.GetValue(file) is not null))
                result.AddError("--back excludes --from and --out: it is about the last plan that was applied, and 'fauxsql apply --back' finds it again.");
        });
        command.Validators.Add(result =>
        {
            if (result.GetResult(samples) is not null && (result.GetValue(from) is not null || result.GetValue(back)))
                result.AddError("--samples excludes --from and --back: it shows items that are stored, as the model's changes make them.");
        });
        command.SetAction((parsed, stop) => parsed.GetValue(back) ? BackAsync(parsed, parsed.GetValue(project)!, where, parsed.GetValue(json), stop) : RunAsync(parsed, parsed.GetValue(project)!, where, owner, parsed.GetValue(from), parsed.GetValue(file), parsed.GetValue(samples), parsed.GetValue(json), stop));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string path, ChangeOptions where, OwnerOptions owner, string? from, string? file, int? samples, bool isJson, CancellationToken stop)
    {
        using var progress = new ProgressLine();
        var model = await ProjectModel.ReadAsync(path, progress, stop);
        var layout = where.LayoutOf(parsed);
        var target = from ?? where.TargetOf(parsed, model.Project.ProjectFile, isRead: true);
        progress.Step($"Looking at {target}");
        var before = from is null ? await ReadAsync(target, model.Schema, layout, stop) : LiveState.Of(SnapshotFile.Read(from), layout);
        where.CheckAccount(parsed, before);
        var plan = SchemaPlan.Of(model.Schema, layout, before);
        if (file is not null)
            await File.WriteAllTextAsync(file, PlanFile.Of(plan, Address.Is(target) ? target : Path.GetFullPath(target), where.PrefixOf(parsed)).Write(plan), stop);
        var shown = samples is { } count ? await SampleAsync(target, plan, model, count, stop) : [];
        var owned = await owner.ReadAsync(parsed, plan, model, where.PrefixOf(parsed), progress, stop);

        progress.End();
        if (isJson)
            Json.Print(PlanDocument.Of(plan, target, [], shown, owned));
        else
            Console.Out.Write(new PlanText(plan, target, Colours.AreShown, samples: shown, owned: owned).Print());
        return plan.Problems.Count > 0 ? ExitCode.Error : plan.Steps.Count > 0 || owned is { Stages.Count: > 0 } ? ExitCode.Changes : ExitCode.Fine;
    }

    private static async Task<int> BackAsync(ParseResult parsed, string path, ChangeOptions where, bool isJson, CancellationToken stop)
    {
        using var progress = new ProgressLine();
        var target = where.TargetOf(parsed, ProjectLocator.Find(path), isRead: true);
        progress.Step($"Looking at {target}");
        await using var live = LiveTarget.Open(target, isRead: true);
        var back = await Rollback.FindAsync(live.Backend, where.LayoutOf(parsed), [], stop);
        where.CheckAccount(parsed, back.Plan.Before);
        progress.End();
        if (isJson)
            Json.Print(PlanDocument.Of(back.Plan, target, back.Left, []));
        else
            Console.Out.Write(new PlanText(back.Plan, target, Colours.AreShown, back).Print());
        return back.Plan.Problems.Count > 0 ? ExitCode.Error : back.Plan.Steps.Count > 0 ? ExitCode.Changes : ExitCode.Fine;
    }

    private static async Task<IReadOnlyList<ItemSample>> SampleAsync(string target, SchemaPlan plan, ProjectModel model, int count, CancellationToken stop)
    {
        if (!plan.Steps.OfType<ChangeItems>().Any())
            return [];
        await using var live = LiveTarget.Open(target, isRead: true);
        await using var code = new ProjectCode(ItemRewriter.Start(model.Project));
        return await ItemSamples.TakeAsync(live.Backend, plan, code, count, stop);
    }

    private static async Task<LiveState> ReadAsync(string target, DatabaseSchema schema, Layouts.ILayout layout, CancellationToken stop)
    {
        await using var live = LiveTarget.Open(target, isRead: true);
        return await LiveState.ReadAsync(live.Backend, schema, layout, stop);
    }
}
