using FauxSql.Modeling;
using static FauxSql.Schema.AccessPatternStatus;

namespace Shop;

[Table]
[AccessPattern("Filter orders by fulfilment status (admin dashboard)", Status = Planned)]
public sealed partial record Order
{
    [PartitionKey(Pattern = "Get order by ID")]
    public required string OrderId { get; init; }

    [References<Customer>(Because = "a customer has an unbounded number of orders")]
    [Index("CustomerIndex", Pattern = "My Orders page: a customer's orders, by date")]
    public required string CustomerId { get; init; }

    [IndexSortKey("CustomerIndex")]
    public required DateTimeOffset OrderDate { get; init; }

    public OrderStatus Status { get; init; }

    public decimal Total { get; init; }

    [Version]
    public long Version { get; init; }

    [Related]
    public IReadOnlyList<OrderItem>? Items { get; init; }

    [Related]
    public Customer? Customer { get; init; }
}
