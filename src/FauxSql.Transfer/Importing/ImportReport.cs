namespace FauxSql.Transfer.Importing;

/// <summary>What an import did.</summary>
/// <param name="Parts">Each table or file, in the order in which they were imported.</param>
/// <param name="IsResumed">Whether it went on with one that was interrupted.</param>
/// <param name="Rejects">The file that holds the rows that were not imported, or <see langword="null"/> when all were.</param>
public sealed record ImportReport(IReadOnlyList<PartCount> Parts, bool IsResumed, string? Rejects);
