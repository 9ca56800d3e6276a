namespace FauxSql.Transfer.Values;

/// <summary>A row that cannot become an item. The message says why, and is caught where the row is read.</summary>
internal sealed class RowException(string message) : Exception(message);
