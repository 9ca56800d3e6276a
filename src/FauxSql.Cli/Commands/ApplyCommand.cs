using System.CommandLine;
using System.Globalization;
using FauxSql.Cli.Output;
using FauxSql.Evolution;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Live;
using FauxSql.Evolution.Planning;
using FauxSql.Tooling;
using FauxSql.Tooling.Hosting;
using FauxSql.Tooling.Projects;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql apply</c>: makes the tables fit the model.</summary>
internal static class ApplyCommand
{
    public static Command Create()
    {
        var project = new Argument<string>("PROJECT") { Description = "The project with the model, a .csproj file or the folder that holds it; or a plan, as 'fauxsql plan --out' writes it." };
        var where = new ChangeOptions();
        var destroy = new Option<string[]>("--destroy") { Description = "What a destructive step may take away, by the name that the plan gives it, such as Orders.StatusIndex.", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
        var most = new Option<double?>("--max-wcu") { Description = "Use at most so many write capacity units a second for changes of items. Default: as many as the tables take; the pace is halved when they throttle.", HelpName = "N" };
        most.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && !(double.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && number >= 1))
                result.AddError($"--max-wcu must be a number from 1, not '{token.Value}'.");
        });
        var leave = new Option<bool>("--leave-destructive") { Description = "Leave steps that take something away for a later run, so that versions of the application before the change go on to work." };
        var data = new Option<bool>("--data-only") { Description = "Change items alone, because others own the tables: carry out the steps up to the first one at a table, and leave that and the rest. 'fauxsql plan --owner' shows the stages." };
        var gone = new Option<bool>("--old-versions-gone") { Description = "No version of the application runs any more that does not know of the model's changes. Steps that fill old items need it, but at local endpoints." };
        var code = new Option<string?>("--project") { Description = "With a plan: the project that it was made for, whose code some steps need.", HelpName = "PROJECT" };
        var back = new Option<bool>("--back") { Description = "Undo the last plan that was applied, as far as no item is lost by it, and say what is left. The model is not looked at." };
        var export = new Option<string?>("--export") { Description = "Before a table is dropped, export its items to a folder of its own in this one, as 'export' does.", HelpName = "DIR" };
        var wait = new Option<bool>("--wait") { Description = "Wait until another run is done, instead of saying who is at work." };
        var json = Options.Json();
        var command = new Command(
            "apply",
            "Make the tables fit a project's model, step by step, while the application runs. What was done is written down in the table _fx.Changes. It may be stopped at any moment, and the same command goes on from there. " +
            "A plan is carried out only if the tables are as they were when it was made.\n\n" +
            "Example:\n  fauxsql apply samples/Shop --endpoint http://127.0.0.1:8000 --destroy Orders.StatusIndex");
        command.Arguments.Add(project);
        where.AddTo(command);
        foreach (var option in (Option[])[back, destroy, export, leave, data, gone, code, most, wait, json])
            command.Options.Add(option);
        command.SetAction((parsed, stop) => RunAsync(
            parsed,
            parsed.GetValue(project)!,
            parsed.GetValue(code),
            parsed.GetValue(back),
            where,
            new ApplyOptions
            {
                Who = $"{Environment.UserName}@{Environment.MachineName}",
                Destroy = parsed.GetValue(destroy) ?? [],
                LeavesDestructive = parsed.GetValue(leave),
                IsDataOnly = parsed.GetValue(data),
                AreOldVersionsGone = parsed.GetValue(gone),
                MaxWriteUnits = parsed.GetValue(most),
                IsPatient = parsed.GetValue(wait),
            },
            parsed.GetValue(export),
            parsed.GetValue(json),
            stop));
        command.Validators.Add(result =>
        {
            if (IsPlan(result.GetValue(project)) && (where.AreGiven(result) || where.HasPrefix(result)))
                result.AddError("A plan says by itself where its tables are: leave --data, --endpoint and --prefix away.");
            if (result.GetValue(data) && (result.GetValue(leave) || result.GetValue(back) || result.GetResult(destroy) is { Implicit: false }))
                result.AddError("--data-only excludes --destroy, --leave-destructive and --back: it takes nothing away, and those who own the tables go back by a deployment of the version before.");
            if (result.GetValue(leave) && result.GetValue(back))
                result.AddError("--leave-destructive excludes --back.");
            if (result.GetValue(back) && (IsPlan(result.GetValue(project)) || result.GetValue(code) is not null))
                result.AddError("--back undoes the last plan at the tables of a project; it takes no other plan and no code.");
            if (!IsPlan(result.GetValue(project)) && result.GetValue(code) is not null)
                result.AddError("--project goes with a plan; otherwise the project is named already.");
        });
        return command;
    }

    internal static bool IsPlan(string? path) => path is not null && path.EndsWith(".json", StringComparison.Ordinal);

    private static async Task<int> RunAsync(ParseResult parsed, string path, string? code, bool isBack, ChangeOptions where, ApplyOptions options, string? exportTo, bool isJson, CancellationToken stop)
    {
        using var progress = new ProgressLine();
        var change = isBack ? null : await PlannedChange.ReadAsync(parsed, path, code, where, progress, stop);
        var target = change?.Target ?? where.TargetOf(parsed, ProjectLocator.Find(path), isRead: true);
        await using var live = LiveTarget.Open(target, isRead: isBack);
        var export = exportTo is null ? null : new DropExport(live.Backend, exportTo, options.Time);
        options = options with { BeforeDrop = export is null ? null : export.RunAsync };
        var shown = new ApplyProgressLine(progress, options.Time);
        SchemaPlan plan;
        Rollback? rollback;
        IReadOnlyList<AppliedStep>? done;
        do
        {
            progress.Step($"Looking at {target}");
            rollback = isBack ? await Rollback.FindAsync(live.Backend, where.LayoutOf(parsed), options.Destroy, stop) : null;
            plan = rollback?.Plan ?? SchemaPlan.Of(change!.Schema, change.Layout, await LiveState.ReadAsync(live.Backend, change.Schema, change.Layout, stop));
            where.CheckAccount(parsed, plan.Before);
            done = await CarryOutAsync(live, plan, change, options with { Undoes = rollback }, shown, stop);
        }
        while (done is null);

        progress.End();
        if (isJson)
            Json.Print(ApplyDocument.Of(plan, target, done, rollback?.Left ?? [.. ApplyText.Later(plan, done, options).Select(step => step.Description)], export?.Tables ?? []));
        else
            Console.Out.Write(ApplyText.Print(plan, target, done, rollback, options, export?.Tables ?? []));
        return done.Any(step => step.Quarantined > 0) ? ExitCode.Error : ExitCode.Fine;
    }

    /// <returns>What was done, or null where the run that was waited for left other tables than were planned for, and nobody has looked at the plan.</returns>
    private static async Task<IReadOnlyList<AppliedStep>?> CarryOutAsync(LiveTarget live, SchemaPlan plan, PlannedChange? change, ApplyOptions options, ApplyProgressLine shown, CancellationToken stop)
    {
        var coded = plan.Steps.FirstOrDefault(step => step.NeedsCode);
        if (change is null && coded is not null)
            throw new ToolingException($"The way back computes {coded.Subject} by the code of the version before. Nothing was changed. Check that version out, and run 'fauxsql apply' with it.");
        await using var rewriter = change?.Project is { } project && coded is not null ? new ProjectCode(ItemRewriter.Start(project)) : null;
        try
        {
            return await SchemaChange.ApplyAsync(live.Backend, plan, options with { Plan = change?.Plan, Code = rewriter }, shown, stop);
        }
        catch (EvolutionException stale) when (stale.IsStalePlan && options.IsPatient && change is { Plan: null })
        {
            return null;
        }
    }
}
