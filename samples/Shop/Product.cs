using FauxSql.Modeling;

namespace Shop;

[Table]
public sealed partial record Product
{
    [PartitionKey(Pattern = "Get product by ID")]
    public required string ProductId { get; init; }

    public required string Name { get; init; }

    public required decimal Price { get; init; }

    public IReadOnlySet<string> Tags { get; init; } = new HashSet<string>(StringComparer.Ordinal);
}
