using FauxSql.Design.Costs.Sizes;
using FauxSql.Protocol.Values;

namespace FauxSql.Design.Costs.Runs;

/// <summary>An item as a table or an index holds it.</summary>
/// <param name="Item">The item.</param>
/// <param name="Bytes">The size of the item, or of its entry in the index.</param>
/// <param name="Shard">The shard of the index that it is in, or null.</param>
internal sealed record StoredEntry(StoredItem Item, int Bytes, AttributeValue? Shard);
