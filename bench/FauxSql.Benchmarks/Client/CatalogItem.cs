using FauxSql.Modeling;

namespace FauxSql.Benchmarks.Client;

/// <summary>Seven attributes of the usual types, about 450 bytes in all.</summary>
[Table]
public sealed partial record CatalogItem
{
    [PartitionKey]
    public required string CategoryId { get; init; }

    [SortKey]
    public required string ProductId { get; init; }

    public required string Name { get; init; }

    public required string Description { get; init; }

    public required decimal Price { get; init; }

    public required int Stock { get; init; }

    public required DateTime ChangedAt { get; init; }
}
