namespace FauxSql.Design.Advice;

/// <summary>A row of the decision matrix.</summary>
/// <param name="Id">The name of the option on the command line.</param>
/// <param name="Text">The question.</param>
/// <param name="Options">The answers, from the one that speaks most for a table for each entity to the one that speaks most for a single table.</param>
public sealed record AdviceQuestion(string Id, string Text, IReadOnlyList<AdviceOption> Options)
{
    /// <summary>The answer of a word, or <see langword="null"/>.</summary>
    /// <param name="word">The word.</param>
    public AdviceOption? Find(string? word) => Options.FirstOrDefault(option => option.Word == word);
}
