using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>1:1 with an order, by a foreign key.</summary>
[Table]
internal sealed partial record Receipt(
    [property: PartitionKey] string ReceiptId,
    [property: References<Order>, Index("OrderIndex")] string OrderId)
{
    [Related]
    public Order? Order { get; init; }
}
