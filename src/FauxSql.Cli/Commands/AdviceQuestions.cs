using FauxSql.Design.Advice;
using Spectre.Console;

namespace FauxSql.Cli.Commands;

/// <summary>Asks on a terminal what no option has answered.</summary>
internal static class AdviceQuestions
{
    private const string Unknown = "I do not know";

    /// <summary>The questions that are still open: without an answer, and with none that the traffic will give.</summary>
    /// <param name="answers">The answers so far.</param>
    /// <param name="isScaleKnown">Whether the traffic says how many requests there are; CloudWatch's says units only.</param>
    public static IReadOnlyList<AdviceQuestion> Open(IReadOnlyDictionary<string, string> answers, bool isScaleKnown) =>
        [.. DecisionMatrix.Questions.Where(question => !answers.ContainsKey(question.Id) && !(isScaleKnown && question.Id == DecisionMatrix.Scale))];

    public static async Task AskAsync(IReadOnlyList<AdviceQuestion> questions, Dictionary<string, string> answers, bool isJson, CancellationToken stop)
    {
        if (isJson || Console.IsInputRedirected || Console.IsOutputRedirected || Environment.GetEnvironmentVariable("TERM") is null or "dumb")
            return;
        foreach (var question in questions)
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
