namespace FauxSql.Transfer.Importing;

/// <summary>What became of a row that was sent.</summary>
/// <param name="Row">The row.</param>
/// <param name="Kind">Whether it is in.</param>
/// <param name="Reason">Why it is not; otherwise <see langword="null"/>.</param>
internal readonly record struct RowOutcome(PreparedRow Row, RowOutcomeKind Kind, string? Reason = null);
