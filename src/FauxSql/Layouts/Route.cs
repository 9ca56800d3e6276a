using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Layouts;

/// <summary>How a table or an index is queried.</summary>
/// <param name="Table">The physical table.</param>
/// <param name="Index">The physical index, or <see langword="null"/> for the table itself.</param>
/// <param name="Key">The key queried, without what the layout adds to it.</param>
/// <param name="TableKey">The primary key of the table, which cursors need beside the index's.</param>
public sealed record Route(string Table, string? Index, KeySchema Key, KeySchema TableKey)
{
    /// <summary>The partition attribute that the layout adds to the key, and its value in this shard; <see langword="null"/> when there are no shards.</summary>
    public KeyValuePair<string, AttributeValue>? Shard { get; init; }
}
