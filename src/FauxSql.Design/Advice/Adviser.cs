using System.Globalization;
using FauxSql.Design.Costs;

namespace FauxSql.Design.Advice;

/// <summary>
/// Weighs answers, model and traffic. An answer that asks for more of what a single table is good at never moves the verdict away from it, and the other way round.
/// </summary>
public static class Adviser
{
    /// <summary>From this sum of weights on, downwards, the needs are those of a single table.</summary>
    public const int SingleTableScore = -5;

    private const double Noticeable = 0.2;
    private const double SmallSaving = 100;
    private const double LargeSaving = 1_000;

    /// <summary>Advises.</summary>
    /// <param name="answers">The words of the answers, by the questions' ids; what is missing is unknown.</param>
    /// <param name="facts">What is known beside them.</param>
    /// <param name="limits">The limits that are met first.</param>
    /// <exception cref="ArgumentException">A question has no such answer.</exception>
    public static LayoutAdvice Of(IReadOnlyDictionary<string, string> answers, AdviceFacts facts, IReadOnlyList<AdviceLimit> limits)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(facts);
        var known = Completed(answers, facts, 1);
        var reasons = ReasonsOf(known, facts, 1).ToList();
        var (verdict, missing) = Decide(known, reasons);
        return new LayoutAdvice(
            verdict,
            reasons.Sum(reason => reason.Weight),
            [.. reasons.OrderByDescending(reason => Math.Abs(reason.Weight))],
            verdict == Verdict.NotYet ? missing : [],
            [.. DecisionMatrix.Questions.Where(question => !known.ContainsKey(question.Id)).Select(question => question.Id)],
            [.. FlipsOf(answers, known, facts, verdict)],
            limits);
    }

    private static (Verdict Verdict, IReadOnlyList<string> Missing) Decide(IReadOnlyDictionary<string, AdviceOption> known, IReadOnlyList<AdviceReason> reasons)
    {
        if (reasons.Sum(reason => reason.Weight) > SingleTableScore)
            return (Verdict.MultiTable, []);
        var missing = known.Where(answer => !answer.Value.IsReady).Select(answer => $"{answer.Key}: {answer.Value.Text}").ToList();
        return (missing.Count > 0 ? Verdict.NotYet : Verdict.SingleTable, missing);
    }

    // The traffic answers the question of scale where nobody else does.
    private static Dictionary<string, AdviceOption> Completed(IReadOnlyDictionary<string, string> answers, AdviceFacts facts, double factor)
    {
        var known = new Dictionary<string, AdviceOption>(StringComparer.Ordinal);
        foreach (var question in DecisionMatrix.Questions)
        {
            if (answers.TryGetValue(question.Id, out var word))
                known.Add(question.Id, question.Find(word) ?? throw new ArgumentException($"{question.Id} must be {string.Join(", ", question.Options.Select(option => option.Word))}, not '{word}'", nameof(answers)));
            else if (question.Id == DecisionMatrix.Scale && facts.Costs?.Traffic.PerSecond * factor is > 0 and var rate)
                known.Add(question.Id, question.Options[rate < DecisionMatrix.HighScale ? 0 : rate < DecisionMatrix.ExtremeScale ? 1 : 2]);
        }

        return known;
    }

    private static IEnumerable<AdviceReason> ReasonsOf(IReadOnlyDictionary<string, AdviceOption> known, AdviceFacts facts, double factor)
    {
        foreach (var (id, option) in known)
            yield return new AdviceReason(id, option.Text, option.Weight);
        if (facts.Joins is { } joins)
            yield return joins == 0
                ? new AdviceReason("model", "no access pattern reads several things at once, which is all that a single table makes faster", 3)
                : new AdviceReason("model", string.Create(CultureInfo.InvariantCulture, $"{joins} access pattern{(joins == 1 ? " reads" : "s read")} several things at once"), 0);
        if (facts.Costs is { SingleTable: { } single } costs)
            yield return CostReason(costs.MultiTable, single, factor);
    }

    private static AdviceReason CostReason(LayoutCost multi, LayoutCost single, double factor)
    {
        var (here, there) = ((multi.OnDemand * factor) + multi.Storage, (single.OnDemand * factor) + single.Storage);
        var text = string.Create(CultureInfo.InvariantCulture, $"${here:N2} a month on demand, and ${there:N2} in a single table");
        var saving = here - there;
        return saving < 0 ? new AdviceReason("cost", text, 2)
            : saving < SmallSaving || saving < Noticeable * here ? new AdviceReason("cost", text + ": too little to decide it", 0)
            : new AdviceReason("cost", text, saving < LargeSaving ? -1 : -3);
    }

    private static IEnumerable<AdviceFlip> FlipsOf(IReadOnlyDictionary<string, string> answers, IReadOnlyDictionary<string, AdviceOption> known, AdviceFacts facts, Verdict verdict)
    {
        foreach (var question in DecisionMatrix.Questions)
        {
            foreach (var option in question.Options.Where(option => option != known.GetValueOrDefault(question.Id)))
            {
                var changed = new Dictionary<string, AdviceOption>(known, StringComparer.Ordinal) { [question.Id] = option };
                if (Decide(changed, [.. ReasonsOf(changed, facts, 1)]).Verdict is var other && other != verdict)
                    yield return new AdviceFlip(question.Id, $"{option.Word} ({option.Text})", other);
            }
        }

        if (facts.Costs is null)
            yield break;
        foreach (var factor in new[] { 2.0, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000 })
        {
            var grown = Completed(answers, facts, factor);
            if (Decide(grown, [.. ReasonsOf(grown, facts, factor)]).Verdict is var other && other != verdict)
            {
                yield return new AdviceFlip("traffic", string.Create(CultureInfo.InvariantCulture, $"{factor:N0} times as much ({facts.Costs.Traffic.PerSecond * factor:N0}/s)"), other);
                yield break;
            }
        }
    }
}
