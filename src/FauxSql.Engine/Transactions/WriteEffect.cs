using FauxSql.Engine.Storage;

namespace FauxSql.Engine.Transactions;

/// <summary>What a write will do, its condition being true.</summary>
/// <param name="Write">The write.</param>
/// <param name="Before">The stored item, or <see langword="null"/>.</param>
/// <param name="After">The item afterwards, or <see langword="null"/>.</param>
internal readonly record struct WriteEffect(ItemWrite Write, StoredItem? Before, StoredItem? After);
