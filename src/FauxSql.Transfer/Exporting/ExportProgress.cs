namespace FauxSql.Transfer.Exporting;

/// <summary>How far an export has come.</summary>
/// <param name="Entity">The entity of the last items.</param>
/// <param name="Items">How many items were written, of all entities.</param>
public readonly record struct ExportProgress(string Entity, long Items);
