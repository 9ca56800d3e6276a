using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

[Table]
internal sealed partial record OrderItem(
    [property: PartitionKey, References<Order>] string OrderId,
    [property: SortKey] string ItemId,
    [property: References<Product>] string? ProductId = null)
{
    [Related]
    public Order? Order { get; init; }

    [Related]
    public Product? Product { get; init; }
}
