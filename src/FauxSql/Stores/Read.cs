using FauxSql.Layouts;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Stores;

/// <summary>A logical read.</summary>
internal abstract record Read(EntitySchema Entity)
{
    /// <summary>One item by its key.</summary>
    public sealed record Point(EntitySchema Entity, Key Key, bool IsConsistent = false) : Read(Entity);

    /// <summary>Who has a unique value, which is always read consistently.</summary>
    public sealed record Owner(UniqueClaim Claim) : Read(Claim.Entity);

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

        /// <summary>How many items may be evaluated, or null for any number.</summary>
        public int? Within { get; init; }

        public bool IsConsistent { get; init; }

        /// <summary>Whether the items are only counted.</summary>
        public bool IsCount { get; init; }

        /// <summary>The attributes wanted, or null for whole items. Keys are returned with them.</summary>
        public ProjectionExpression? Projection { get; init; }

        /// <summary>Of a parallel scan, how many segments there are; 1 for any other read.</summary>
        public int Segments { get; init; } = 1;

        /// <summary>The segment, counted from 0.</summary>
        public int Segment { get; init; }

        /// <summary>The key to go on after, as JSON.</summary>
        public ReadOnlyMemory<byte>? After { get; init; }

        public Range Taking(int count)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
            return this with { Take = count };
        }

        /// <param name="reads">How many items may be evaluated.</param>
        /// <param name="shards">How many there are in the index, each of which has to be read.</param>
        public Range Bounded(int reads, int shards)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(reads, Segments * shards);
            return this with { Within = reads };
        }

        /// <summary>The reads that are sent together: one for each segment, each with its share of what may be evaluated.</summary>
        public IReadOnlyList<Range> Parts() =>
            Segments == 1 ? [this] : [.. Enumerable.Range(0, Segments).Select(segment => this with { Segment = segment, Within = ShareOf(segment, Segments) })];

        /// <summary>What is left to read after some rows: of the index that they came from, because positions are that index's.</summary>
        public Range Following(Rows rows) => this with { Index = rows.Index, After = rows.Position, Within = Within - rows.Evaluated };

        /// <summary>What one of several reads that are sent together may evaluate.</summary>
        public int? ShareOf(int part, int parts) => Within is { } within ? (within / parts) + (part < within % parts ? 1 : 0) : null;
    }
}
