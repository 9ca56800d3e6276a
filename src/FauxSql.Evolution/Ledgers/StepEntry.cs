namespace FauxSql.Evolution.Ledgers;

/// <summary>A step that was carried out.</summary>
/// <param name="Checksum">Which step.</param>
/// <param name="Description">The same in words.</param>
/// <param name="Began">When.</param>
/// <param name="Ended">When it was done.</param>
/// <param name="Figures">What it did to items, in words, or nothing.</param>
internal sealed record StepEntry(string Checksum, string Description, DateTimeOffset Began, DateTimeOffset Ended, string Figures)
{
    /// <summary>Whether it was done to all items: none was put aside, by it or by a step before it.</summary>
    public bool IsWhole { get; init; }
}
