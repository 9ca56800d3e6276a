namespace FauxSql.Design.Advice;

/// <summary>Something that speaks for one of the layouts.</summary>
/// <param name="About">The question that it answers, or what was looked at: <c>cost</c>, <c>model</c>.</param>
/// <param name="Text">The reason.</param>
/// <param name="Weight">How much it speaks for a table for each entity; what is negative speaks for a single table.</param>
public sealed record AdviceReason(string About, string Text, int Weight);
