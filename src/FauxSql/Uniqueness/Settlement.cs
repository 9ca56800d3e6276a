namespace FauxSql.Uniqueness;

/// <summary>What became of a claim that was looked at.</summary>
/// <param name="Outcome">What was done.</param>
/// <param name="Problem">What is for people to decide, or <see langword="null"/>.</param>
internal readonly record struct Settlement(SettlementOutcome Outcome, UniqueProblem? Problem = null)
{
    public static Settlement Right => new(SettlementOutcome.Right);

    public static Settlement Mended => new(SettlementOutcome.Mended);

    public static Settlement Contended => new(SettlementOutcome.Contended);

    public static Settlement Refused(UniqueProblem problem) => new(SettlementOutcome.Refused, problem);
}
