namespace FauxSql.Evolution;

/// <summary>A schema change is refused or cannot go on; the message says what to do. Repeating the same call helps only where the message says so.</summary>
/// <param name="message">What is wrong, where, and what to do.</param>
public sealed class EvolutionException(string message) : Exception(message)
{
    /// <summary>Whether a plan was refused, with nothing changed, because the tables or the ledger are not as they were when it was made.</summary>
    public bool IsStalePlan { get; init; }
}
