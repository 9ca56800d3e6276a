namespace FauxSql.Stores;

/// <summary>How far a shard was read.</summary>
/// <param name="IsEnd">To its end.</param>
/// <param name="After">The key to go on after, or null at the very beginning.</param>
internal readonly record struct ShardPosition(bool IsEnd, ReadOnlyMemory<byte>? After);
