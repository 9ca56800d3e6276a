using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>Sort keys of every type that has an order, and of two that have none in C#.</summary>
[Table]
internal sealed partial record Reading(
    [property: PartitionKey] string ReadingId,
    [property: Index("TextIndex"), Index("GuidIndex"), Index("DateIndex"), Index("NumberIndex"), Index("SpanIndex"), Index("InstantIndex"), Index("TierIndex"), Index("BytesIndex")] string Station,
    [property: IndexSortKey("TextIndex")] string Text,
    [property: IndexSortKey("GuidIndex")] Guid Guid,
    [property: IndexSortKey("DateIndex")] DateOnly Date,
    [property: IndexSortKey("NumberIndex")] decimal Number,
    [property: IndexSortKey("SpanIndex")] TimeSpan Span,
    [property: IndexSortKey("InstantIndex")] DateTimeOffset Instant,
    [property: IndexSortKey("TierIndex")] Tier Tier,
    [property: IndexSortKey("BytesIndex")] byte[] Bytes);
