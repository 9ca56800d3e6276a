using FauxSql.Modeling;

namespace FauxSql.Benchmarks.Composite.Model;

[Table]
public sealed partial record OrderItem(
    [property: PartitionKey, References<Order>] string OrderId,
    [property: SortKey] string ItemId,
    [property: References<Product>] string ProductId)
{
    [Related]
    public Product? Product { get; init; }
}
