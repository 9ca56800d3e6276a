namespace FauxSql.Evolution.Ledgers;

/// <summary>What a run wrote down of itself.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Who">Who started it.</param>
/// <param name="Began">When, for the first time.</param>
/// <param name="Planned">What it set out to do.</param>
/// <param name="Ended">When its last step was done, or <see langword="null"/>.</param>
/// <param name="Done">The steps that are done.</param>
internal sealed record RunEntry(string Plan, string Who, DateTimeOffset Began, IReadOnlyList<PlannedStep> Planned, DateTimeOffset? Ended, IReadOnlyList<StepEntry> Done);
