namespace FauxSql.Design.Advice;

/// <summary>An answer that a question can have.</summary>
/// <param name="Word">The word on the command line.</param>
/// <param name="Text">What it means.</param>
/// <param name="Weight">How much it speaks for a table for each entity; what is negative speaks for a single table.</param>
/// <param name="IsReady">Whether a single table can be thought of with it.</param>
public sealed record AdviceOption(string Word, string Text, int Weight, bool IsReady = true);
