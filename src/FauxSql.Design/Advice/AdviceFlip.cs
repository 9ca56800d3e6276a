namespace FauxSql.Design.Advice;

/// <summary>One thing that would change the verdict by itself.</summary>
/// <param name="About">The question, or <c>traffic</c>.</param>
/// <param name="Change">What would be different: another answer, or so many times the traffic.</param>
/// <param name="Verdict">The verdict then.</param>
public sealed record AdviceFlip(string About, string Change, Verdict Verdict);
