namespace FauxSql.Transfer.Exporting;

/// <summary>What was exported of an entity.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="File">The name of its file.</param>
/// <param name="Items">How many items it has.</param>
public sealed record ExportCount(string Entity, string File, long Items);
