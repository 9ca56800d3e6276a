using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>The same queries of indexes with and without shards, and a sharded one without order.</summary>
[Table]
internal sealed partial record Parcel(
    [property: PartitionKey] string Depot,
    [property: SortKey] int Number,
    [property: Index("StatusIndex"), Index("PlainIndex"), Sharded(4, Index = "StatusIndex")] string? Status,
    [property: IndexSortKey("StatusIndex"), IndexSortKey("PlainIndex")] int Weight,
    [property: References<Carrier>, Index("CarrierIndex"), Sharded(3)] string? Carrier = null,
    string? Note = null,
    [property: Version] long Version = 0);
