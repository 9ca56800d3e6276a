namespace FauxSql.Transfer.Importing;

/// <summary>What became of the rows of a table or file.</summary>
/// <param name="Source">The table or file.</param>
/// <param name="Entity">The entity.</param>
/// <param name="Imported">Rows that are items now.</param>
/// <param name="There">Rows whose item was there already, and is the same.</param>
/// <param name="Rejected">Rows that were not imported.</param>
public sealed record PartCount(string Source, string Entity, long Imported, long There, long Rejected);
