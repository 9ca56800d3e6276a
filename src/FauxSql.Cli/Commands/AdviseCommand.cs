using System.CommandLine;
using FauxSql.Cli.Output;
using FauxSql.Design.Advice;
using FauxSql.Design.Costs.Runs;

namespace FauxSql.Cli.Commands;

/// <summary><c>fauxsql advise</c>: whether a table for each entity or a single table is right, and what would change that.</summary>
internal static class AdviseCommand
{
    public static Command Create()
    {
        var project = Options.OptionalProject();
        var traffic = new Option<string?>("--traffic") { Description = "The traffic, as for 'cost': its rate, its costs in both layouts, and the limits that it meets first.", HelpName = "FILE" };
        var questions = DecisionMatrix.Questions.Select(question => (question.Id, Option: OptionOf(question))).ToList();
        var options = new CostOptionSet();
        var (data, endpoint) = (Options.Data("The data file for --sizes data. Default: .fauxsql/<project>.db beside the project, as 'up' keeps it."), DataSource.Endpoint());
        var json = Options.Json();
        var command = new Command(
            "advise",
            "Say whether a table for each entity or a single table is right, with the reasons and what each weighs, what would change the verdict, and which limit of DynamoDB is met first. Questions that " +
            "no option answers are asked on a terminal; elsewhere they weigh nothing.\n\n" +
            "Example:\n  fauxsql advise samples/Shop --traffic docs/costs/shop.jsonl --stage mvp --team new");
        command.Arguments.Add(project);
        command.Options.Add(traffic);
        foreach (var (_, option) in questions)
            command.Options.Add(option);
        options.AddTo(command);
        foreach (var option in (Option[])[data, endpoint, json])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(project) is null && result.GetValue(traffic) is not null)
                result.AddError("--traffic needs a PROJECT, whose access patterns it names.");
            if (result.GetValue(project) is null && options.NamesSizes(result))
                result.AddError("--sizes needs a PROJECT, whose items they are the sizes of.");
            if (result.GetValue(traffic) is null && options.OfCosts(result) is [var unused, ..])
                result.AddError($"{unused} needs --traffic, whose costs it is about.");
            if ((result.GetValue(data) is not null || result.GetValue(endpoint) is not null) && !options.ReadsData(result))
                result.AddError("--data and --endpoint belong to --sizes data.");
            if (result.GetValue(data) is not null && result.GetValue(endpoint) is not null)
                result.AddError("--data and --endpoint exclude each other.");
        });
        command.SetAction((parsed, stop) => RunAsync(
            options.Of(parsed, new DataSettings(parsed.GetValue(project) ?? "", parsed.GetValue(data), parsed.GetValue(endpoint)), parsed.GetValue(traffic), null, parsed.GetValue(json)),
            questions.Where(question => parsed.GetValue(question.Option) is not null).ToDictionary(question => question.Id, question => parsed.GetValue(question.Option)!),
            stop));
        return command;
    }

    private static async Task<int> RunAsync(CostSettings settings, Dictionary<string, string> answers, CancellationToken stop)
    {
        CostInputs.Refuse(settings);
        await AdviceQuestions.AskAsync(AdviceQuestions.Open(answers, isScaleKnown: settings.Traffic is not null), answers, settings.IsJson, stop);
        using var progress = new ProgressLine();
        var (facts, limits, name) = (AdviceFacts.None, (IReadOnlyList<AdviceLimit>)[], (string?)null);
        if (settings.Data.Project.Length > 0)
        {
            var model = await ProjectModel.ReadAsync(settings.Data.Project, progress, stop);
            var answer = await CostInputs.ReckonAsync(model, settings, progress, stop);
            facts = new AdviceFacts(PatternJoins.Count(answer.Plans), answer.Report);
            progress.End();
            if (answer.Report is { Traffic.PerSecond: 0 })
                await AdviceQuestions.AskAsync([.. AdviceQuestions.Open(answers, isScaleKnown: false).Where(question => question.Id == DecisionMatrix.Scale)], answers, settings.IsJson, stop);
            (limits, name) = (ModelLimits.Of(model.Schema, answer.Averages, answer.Report), model.Schema.Name);
        }

        var advice = Adviser.Of(answers, facts, limits);
        progress.End();
        if (settings.IsJson)
            Json.Print(AdviceDocument.Of(name, advice, answers, facts));
        else
            new AdviceText(name, advice, facts).Print();
        return ExitCode.Fine;
    }

    private static Option<string?> OptionOf(AdviceQuestion question)
    {
        var words = question.Options.Select(option => option.Word).ToList();
        var option = new Option<string?>($"--{question.Id}") { Description = $"{question.Text} {string.Join("; ", question.Options.Select(answer => $"{answer.Word}: {answer.Text}"))}.", HelpName = string.Join('|', words) };
        option.CompletionSources.Add([.. words]);
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !words.Contains(token.Value))
                result.AddError($"--{question.Id} must be {string.Join(", ", words[..^1])} or {words[^1]}, not '{token.Value}'.");
        });
        return option;
    }
}
