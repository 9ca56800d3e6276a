using FauxSql.Design.Advice;

namespace FauxSql.Cli.Output;

/// <summary>What <c>advise --json</c> prints.</summary>
internal static class AdviceDocument
{
    public static object Of(string? database, LayoutAdvice advice, IReadOnlyDictionary<string, string> answers, AdviceFacts facts) => new
    {
        database,
        verdict = WordOf(advice.Verdict),
        advice.Score,
        singleTableFrom = Adviser.SingleTableScore,
        answers,
        advice.Unanswered,
        advice.Reasons,
        advice.Missing,
        flips = advice.Flips.Select(flip => new { flip.About, flip.Change, verdict = WordOf(flip.Verdict) }),
        limits = advice.Limits.Select(limit => new { limit.Limit, limit.Where, limit.PerSecond, limit.Used }),
        multiTable = facts.Costs is null ? null : CostDocument.Total(facts.Costs.MultiTable),
        singleTable = facts.Costs?.SingleTable is null ? null : CostDocument.Total(facts.Costs.SingleTable),
        facts.Costs?.Traffic.WhyNotCompared,
        facts.Costs?.Options.Utilisation,
        slowest = facts.Costs?.Slowest is not { } slowest ? null : new { slowest.Name, multiTable = CostDocument.Figure(slowest.MultiTable.Latency), singleTable = CostDocument.Figure(slowest.SingleTable?.Latency) },
    };

    /// <summary>The verdict in one word, as it stays.</summary>
    public static string WordOf(Verdict verdict) => verdict switch
    {
        Verdict.MultiTable => "multi-table",
        Verdict.NotYet => "not-yet",
        _ => "single-table",
    };
}
