using FauxSql.Tables;

namespace FauxSql.Transfer.Importing;

/// <summary>A row that is ready to be sent.</summary>
/// <param name="Number">The number of the row in its source, from 1.</param>
/// <param name="Place">Its row ID or line.</param>
/// <param name="Item">The item.</param>
internal sealed record PreparedRow(long Number, long Place, EncodedItem Item);
