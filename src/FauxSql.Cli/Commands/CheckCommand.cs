using System.CommandLine;
using System.Globalization;
using FauxSql.Cli.Output;
using FauxSql.Design.Checks;
using FauxSql.Design.Checks.Phases;
using FauxSql.Tooling.Sources;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql check</c>: a project's model, looked at with all rules.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var source = new DataSource("A data file whose items are looked at too, such as .fauxsql/<project>.db, where 'up' keeps it.");
        var sample = new Option<int?>("--sample") { Description = "Look at so many items of each entity only.", HelpName = "N" };
        sample.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) || number < 1))
                result.AddError($"--sample must be a number above 0, not '{token.Value}'.");
        });
        var phase = new Option<int?>("--phase") { Description = "Show instead how far the model has come: the objectives of phase 1 (domain), 2 (data model) or 3 (implementation).", HelpName = "1|2|3" };
        phase.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && token.Value is not ("1" or "2" or "3"))
                result.AddError($"--phase must be 1, 2 or 3, not '{token.Value}'.");
        });
        var replicas = new Option<string[]>("--replicas")
        {
            Description = "The other Regions in which replicas of the tables (global tables) are written: what holds in one Region only is found.",
            HelpName = "REGION",
            AllowMultipleArgumentsPerToken = true,
        };
        var strict = new Option<bool>("--strict") { Description = "Exit with 1 on warnings too, and with --phase on open objectives." };
        var notes = new Option<bool>("--notes") { Description = "Show notes too. --json and --sarif have them anyway." };
        var json = Options.Json();
        var sarif = new Option<bool>("--sarif") { Description = "Print a SARIF 2.1.0 log, and nothing else, for code scanning." };
        var command = new Command(
            "check",
            "Look at a project's model with all rules: what is wrong, where, why and what to do; and with --endpoint or --data at the items too, which are read and never written. A [SuppressMessage(\"FauxSql\", \"FXS…\", Justification = \"…\")] on the " +
            "property, the type, the database or the assembly says that something is right as it is. Exits with 1 if there are errors.\n\n" +
            "Example:\n  fauxsql check samples/Shop --strict --sarif > shop.sarif");
        source.AddTo(command);
        foreach (var option in (Option[])[sample, phase, replicas, strict, notes, json, sarif])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(sarif))
                result.AddError("--json and --sarif exclude each other.");
            if (result.GetValue(sarif) && result.GetResult(phase) is not null)
                result.AddError("--sarif and --phase exclude each other.");
            if (result.GetResult(sample) is not null && !source.IsNamed(result))
                result.AddError("--sample needs data: name it with --endpoint or --data.");
        });
        command.SetAction((parsed, stop) => RunAsync(
            new CheckSettings(
                source.Of(parsed),
                parsed.GetValue(sample),
                parsed.GetValue(phase),
                parsed.GetValue(replicas) ?? [],
                parsed.GetValue(strict),
                parsed.GetValue(notes),
                parsed.GetValue(json) ? CheckFormat.Json : parsed.GetValue(sarif) ? CheckFormat.Sarif : CheckFormat.Text),
            stop));
        return command;
    }

    private static async Task<int> RunAsync(CheckSettings settings, CancellationToken stop)
    {
        CheckedData.Refuse(settings.Data);
        using var progress = new ProgressLine();
        var model = await ProjectModel.ReadAsync(settings.Data.Project, progress, stop);
        var data = settings.LooksAtData ? await CheckedData.ReadAsync(model.Schema, settings.Data, settings.Sample, progress, stop) : null;
        var report = ModelCheck.Run(model.Schema, new CheckOptions { Replicas = settings.Replicas }, data?.Findings);
        if (settings.Phase is { } phase)
            return Show(PhaseReader.Read(phase, await EvidenceAsync(model, report, settings, progress, stop)), report.Database, settings, progress);

        using var map = SourceMap.Read(model.Project.Assembly, model.Project.ProjectFile);
        var places = new FindingPlaces(map, model.Project.ProjectFile, Directory.GetCurrentDirectory());
        progress.End();
        switch (settings.Format)
        {
            case CheckFormat.Json:
                Json.Print(CheckDocument.Of(report, places, data));
                break;
            case CheckFormat.Sarif:
                SarifLog.Print(report, places);
                break;
            default:
                Console.Out.Write(new CheckText(report, data, places, settings.ShowsNotes, Colours.AreShown).Print());
                break;
        }

        return report.Count(Severity.Error) > 0 || (settings.IsStrict && report.Count(Severity.Warning) > 0) ? ExitCode.Error : ExitCode.Fine;
    }

    private static async Task<PhaseEvidence> EvidenceAsync(ProjectModel model, CheckReport report, CheckSettings settings, ProgressLine progress, CancellationToken stop) => new(model.Schema, report)
    {
        Runs = settings.Phase == 3 ? await SampleRuns.RunAsync(model, progress, stop) : [],
        Tables = settings.Data.Endpoint,
    };

    private static int Show(Phase phase, string database, CheckSettings settings, ProgressLine progress)
    {
        progress.End();
        if (settings.Format == CheckFormat.Json)
            Json.Print(new { database, phase = phase.Number, phase.Title, objectives = phase.Objectives.Select(objective => new { objective.Title, status = objective.Status.ToString().ToLowerInvariant(), objective.Evidence }) });
        else
            Console.Out.Write(PhaseText.Print(database, phase));
        return settings.IsStrict && phase.Objectives.Any(objective => objective.Status == ObjectiveStatus.Open) ? ExitCode.Error : ExitCode.Fine;
    }
}
