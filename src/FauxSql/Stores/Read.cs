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
    /// <param name="Entity">The entity.</param>
    /// <param name="Index">The index's logical name, or null for the table itself.</param>
    /// <param name="KeyValues">The values of all partition attributes, and then of the first sort attributes if they are given too; none for a scan.</param>
    public sealed record Range(EntitySchema Entity, string? Index, ValueList<AttributeValue> KeyValues) : Read(Entity)
    {
        public bool IsScan => KeyValues.Count == 0;

        /// <summary>A condition of the sort attribute that follows those given.</summary>
        public Condition? SortKey { get; init; }

        public Condition? Filter { get; init; }

        public bool IsDescending { get; init; }

        /// <summary>How many matching items are wanted, or null for all.</summary>
        public int? Take { get; init; }

        /// <summary>The key to go on after, as JSON.</summary>
        public ReadOnlyMemory<byte>? After { get; init; }
    }
}
