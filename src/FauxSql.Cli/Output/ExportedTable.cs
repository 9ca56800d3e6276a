namespace FauxSql.Cli.Output;

/// <summary>A table whose items were exported before it was dropped.</summary>
/// <param name="Table">Its name.</param>
/// <param name="Folder">Where its items are.</param>
/// <param name="Items">How many there are.</param>
internal sealed record ExportedTable(string Table, string Folder, long Items);
