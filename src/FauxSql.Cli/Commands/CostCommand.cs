using System.CommandLine;
using System.Globalization;
using FauxSql.Cli.Output;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql cost</c>: what a project's traffic costs, with a table for each entity and in a single table.</summary>
internal static class CostCommand
{
    public static Command Create()
    {
        var source = new DataSource("The data file for --sizes data. Default: .fauxsql/<project>.db beside the project, as 'up' keeps it.");
        var traffic = new Option<string>("--traffic") { Description = "The traffic: written by hand, recorded by the client or by 'serve --record', or CloudWatch's consumed capacity as CSV or JSON.", HelpName = "FILE", Required = true };
        var aim = new Option<double?>("--aim") { Description = "The latency to stay below, in milliseconds (99th percentile): what reaches it in which layout is said.", HelpName = "MS" };
        aim.Validators.Add(static result =>
        {
            if (result.Tokens is [var token] && (!double.TryParse(token.Value, CultureInfo.InvariantCulture, out var milliseconds) || milliseconds <= 0))
                result.AddError($"--aim must be a number of milliseconds above 0, not '{token.Value}'.");
        });
        var options = new CostOptionSet();
        var json = Options.Json();
        var command = new Command(
            "cost",
            "Say what a project's traffic costs: for each access pattern and write the requests, read and write units, dollars a month on demand and provisioned, and latency; storage and " +
            "indexes; and the same in a single table, with where the crossover lies.\n\n" +
            "Example:\n  fauxsql cost samples/Shop --traffic docs/costs/shop.jsonl --sizes data --aim 20");
        source.AddTo(command);
        command.Options.Add(traffic);
        options.AddTo(command);
        command.Options.Add(aim);
        command.Options.Add(json);
        command.Validators.Add(result =>
        {
            if (source.IsNamed(result) && !options.ReadsData(result))
                result.AddError("--data and --endpoint belong to --sizes data.");
        });
        command.SetAction((parsed, stop) => RunAsync(options.Of(parsed, source.Of(parsed), parsed.GetValue(traffic)!, parsed.GetValue(aim), parsed.GetValue(json)), stop));
        return command;
    }

    private static async Task<int> RunAsync(CostSettings settings, CancellationToken stop)
    {
        CostInputs.Refuse(settings);
        using var progress = new ProgressLine();
        var model = await ProjectModel.ReadAsync(settings.Data.Project, progress, stop);
        var answer = await CostInputs.ReckonAsync(model, settings, progress, stop);
        progress.End();
        if (settings.IsJson)
            Json.Print(CostDocument.Of(answer.Report!, answer.Sizes, settings.Aim));
        else
            new CostText(answer.Report!, answer.Sizes, settings.Aim).Print();
        return ExitCode.Fine;
    }
}
