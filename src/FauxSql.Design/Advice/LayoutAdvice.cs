namespace FauxSql.Design.Advice;

/// <summary>Which layout is advised, and why.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Score">The sum of all weights.</param>
/// <param name="Reasons">The reasons, the weightiest first.</param>
/// <param name="Missing">What it takes for a single table and is not there, where the verdict is <see cref="Verdict.NotYet"/>.</param>
/// <param name="Unanswered">The questions that were not answered, which weigh nothing.</param>
/// <param name="Flips">What would change the verdict.</param>
/// <param name="Limits">The limits that are met first, the nearest first.</param>
public sealed record LayoutAdvice(
    Verdict Verdict,
    int Score,
    IReadOnlyList<AdviceReason> Reasons,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Unanswered,
    IReadOnlyList<AdviceFlip> Flips,
    IReadOnlyList<AdviceLimit> Limits);
