using FauxSql.Design.Advice;
using Spectre.Console;

namespace FauxSql.Cli.Commands;

/// <summary>Asks on a terminal what no option has answered.</summary>
internal static class AdviceQuestions
{
    private const string Unknown = "I do not know";

    public static async Task AskAsync(Dictionary<string, string> answers, CostSettings settings, CancellationToken stop)
    {
        if (settings.IsJson || Console.IsInputRedirected || Console.IsOutputRedirected || Environment.GetEnvironmentVariable("TERM") is null or "dumb")
            return;
        foreach (var question in DecisionMatrix.Questions.Where(question => !answers.ContainsKey(question.Id) && !(question.Id == "scale" && settings.Traffic is not null)))
        {
            var choice = await new SelectionPrompt<string>()
                .Title(Markup.Escape(question.Text))
                .AddChoices([.. question.Options.Select(option => option.Text), Unknown])
                .ShowAsync(AnsiConsole.Console, stop);
            if (question.Options.FirstOrDefault(option => option.Text == choice) is { } answer)
                answers.Add(question.Id, answer.Word);
        }
    }
}
