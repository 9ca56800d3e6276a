using System.CommandLine;
using System.Globalization;
using FauxSql.Cli.Output;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Live;
using FauxSql.Evolution.Planning;
using FauxSql.Layouts;
using FauxSql.Schema;
using FauxSql.Tooling;

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
        var wait = new Option<bool>("--wait") { Description = "Wait until another run is done, instead of saying who is at work." };
        var json = Options.Json();
        var command = new Command(
            "apply",
            "Make the tables fit a project's model, step by step, while the application runs. What was done is written down in the table _fx.Changes. It may be stopped at any moment, and the same command goes on from there. " +
            "A plan is carried out only if the tables are as they were when it was made.\n\n" +
            "Example:\n  fauxsql apply samples/Shop --endpoint http://127.0.0.1:8000 --destroy Orders.StatusIndex");
        command.Arguments.Add(project);
        where.AddTo(command);
        foreach (var option in (Option[])[destroy, most, wait, json])
            command.Options.Add(option);
        command.SetAction((parsed, stop) => RunAsync(
            parsed,
            parsed.GetValue(project)!,
            where,
            new ApplyOptions
            {
                Who = $"{Environment.UserName}@{Environment.MachineName}",
                Destroy = parsed.GetValue(destroy) ?? [],
                MaxWriteUnits = parsed.GetValue(most),
                IsPatient = parsed.GetValue(wait),
            },
            parsed.GetValue(json),
            stop));
        command.Validators.Add(result =>
        {
            if (IsPlan(result.GetValue(project)) && (where.AreGiven(result) || where.HasPrefix(result)))
                result.AddError("A plan says by itself where its tables are: leave --data, --endpoint and --prefix away.");
        });
        return command;
    }

    private static bool IsPlan(string? path) => path is not null && path.EndsWith(".json", StringComparison.Ordinal);

    private static async Task<int> RunAsync(ParseResult parsed, string path, ChangeOptions where, ApplyOptions options, bool isJson, CancellationToken stop)
    {
        using var progress = new ProgressLine();
        var (schema, target, layout, planned) = IsPlan(path) ? FromPlan(path) : await FromProjectAsync(parsed, path, where, progress, stop);
        await using var live = LiveTarget.Open(target, isRead: false);
        progress.Step($"Looking at {target}");
        var before = await LiveState.ReadAsync(live.Backend, schema, layout, stop);
        where.CheckAccount(parsed, before);
        var plan = SchemaPlan.Of(schema, layout, before);
        var shown = new ApplyProgressLine(progress, options.Time);
        var done = await SchemaChange.ApplyAsync(live.Backend, plan, options with { Plan = planned?.Id }, shown, stop);
        progress.End();
        if (isJson)
            Json.Print(ApplyDocument.Of(plan, target, done));
        else
            Console.Out.Write(ApplyText.Print(plan, target, done));
        return done.Any(step => step.Quarantined > 0) ? ExitCode.Error : ExitCode.Fine;
    }

    private static (DatabaseSchema Schema, string Target, MultiTableLayout Layout, PlanFile? Planned) FromPlan(string path)
    {
        if (!File.Exists(path))
            throw new ToolingException($"There is no plan '{path}'. Make one with 'fauxsql plan --out {path}'.");
        var file = PlanFile.Read(File.ReadAllText(path));
        return (file.Schema, file.Endpoint, new MultiTableLayout(file.Prefix), file);
    }

    private static async Task<(DatabaseSchema Schema, string Target, MultiTableLayout Layout, PlanFile? Planned)> FromProjectAsync(
        ParseResult parsed, string path, ChangeOptions where, ProgressLine progress, CancellationToken stop)
    {
        var model = await ProjectModel.ReadAsync(path, progress, stop);
        return (model.Schema, where.TargetOf(parsed, model.Project.ProjectFile, isRead: false), where.LayoutOf(parsed), null);
    }
}
