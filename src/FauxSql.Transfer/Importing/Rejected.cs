namespace FauxSql.Transfer.Importing;

/// <summary>A row that was not imported.</summary>
/// <param name="Number">The number of the row in its source, from 1.</param>
/// <param name="Place">Its row ID or line.</param>
/// <param name="Reason">Why, and what to do.</param>
/// <param name="Item">The item that could not be written; empty when the row could not become one.</param>
/// <param name="Row">The row that could not become an item, as JSON.</param>
internal readonly record struct Rejected(long Number, long Place, string Reason, ReadOnlyMemory<byte> Item, ReadOnlyMemory<byte> Row)
{
    /// <summary>How much of the row is kept.</summary>
    public int Bytes => Item.Length + Row.Length;
}
