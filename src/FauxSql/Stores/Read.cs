using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Stores;

/// <summary>A logical read.</summary>
internal abstract record Read(EntitySchema Entity)
{
    /// <summary>One item by its key.</summary>
    public sealed record Point(EntitySchema Entity, Key Key, bool IsConsistent = false) : Read(Entity);

    /// <summary>Items of the table or of an index that share a partition, or all items when there is no partition (a scan).</summary>
    public sealed record Range(EntitySchema Entity, string? Index, AttributeValue? Partition) : Read(Entity)
    {
        public Condition? SortKey { get; init; }

        public Condition? Filter { get; init; }

        public bool IsDescending { get; init; }

        /// <summary>How many matching items are wanted, or null for all.</summary>
        public int? Take { get; init; }

        /// <summary>The key to go on after, as JSON.</summary>
        public ReadOnlyMemory<byte>? After { get; init; }
    }
}
