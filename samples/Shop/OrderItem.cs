using FauxSql.Modeling;

namespace Shop;

[Table]
public sealed partial record OrderItem
{
    [PartitionKey(Pattern = "Get items for order"), References<Order>(Because = "items are shown with their order, and change apart from it")]
    public required string OrderId { get; init; }

    [SortKey]
    public required string ItemId { get; init; }

    [References<Product>(Because = "a product is sold in many orders")]
    public required string ProductId { get; init; }

    public required int Quantity { get; init; }

    /// <summary>The price at the time of the order, which later prices do not change.</summary>
    public required decimal UnitPrice { get; init; }

    [Related]
    public Product? Product { get; init; }
}
