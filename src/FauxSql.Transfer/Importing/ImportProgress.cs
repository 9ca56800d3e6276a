namespace FauxSql.Transfer.Importing;

/// <summary>How far an import has come.</summary>
/// <param name="Entity">The entity that is being imported.</param>
/// <param name="Rows">How many rows have been dealt with, of all entities.</param>
public readonly record struct ImportProgress(string Entity, long Rows);
