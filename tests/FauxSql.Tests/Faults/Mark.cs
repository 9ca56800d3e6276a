namespace FauxSql.Tests.Faults;

/// <summary>A write to accounts: its mark is in the logs of all of them, or, of an update over a query, of some.</summary>
/// <param name="Text">The mark, which no other write has.</param>
/// <param name="Accounts">The accounts.</param>
/// <param name="Outcome">What the caller knows.</param>
/// <param name="Ended">When it knew.</param>
/// <param name="Written">How many of the accounts an update over a query says it has written, or null where it is all of them.</param>
/// <param name="IsTransfer">Whether a transfer was written with it.</param>
internal sealed record Mark(string Text, IReadOnlyList<string> Accounts, Outcome Outcome, long Ended, long? Written = null, bool IsTransfer = false)
{
    public bool IsOfSome { get; init; }
}
