using FauxSql.Protocol.Values;

namespace FauxSql.Design.Costs.Sizes;

/// <summary>What costs depend on of one stored item: its size, those of its index entries, and the values that lead to it and from it.</summary>
/// <param name="Bytes">Its size, names included.</param>
/// <param name="Entries">The sizes of its entries, in the order of the entity's indexes; <see langword="null"/> where it is not in the index.</param>
/// <param name="Values">The values of keys, index keys, references and unique attributes, by their stored names.</param>
internal sealed record StoredItem(int Bytes, IReadOnlyList<int?> Entries, IReadOnlyDictionary<string, AttributeValue> Values);
