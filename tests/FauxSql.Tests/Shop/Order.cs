using System.ComponentModel.DataAnnotations;
using FauxSql.Modeling;
using FauxSql.Tests.Shop.Payments;

namespace FauxSql.Tests.Shop;

/// <summary>A version, and an index key that may be absent.</summary>
[Table]
internal sealed partial record Order(
    [property: PartitionKey] string OrderId,
    [property: References<Customer>, Index("CustomerIndex", Pattern = "Orders of a customer")] string? CustomerId,
    [property: IndexSortKey("CustomerIndex")] string Date,
    [property: Range(0, 1_000_000)] decimal Total,
    [property: Version] long Version = 0,
    string? Note = null)
{
    [Related]
    public IReadOnlyList<OrderItem>? Items { get; init; }

    [Related]
    public Customer? Customer { get; init; }

    [Related]
    public Receipt? Receipt { get; init; }

    [Related]
    public IReadOnlyList<Payment>? Payments { get; init; }
}
