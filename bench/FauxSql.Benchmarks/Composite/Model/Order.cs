using FauxSql.Modeling;

namespace FauxSql.Benchmarks.Composite.Model;

[Table]
public sealed partial record Order(
    [property: PartitionKey] string OrderId,
    [property: References<Customer>, Index("CustomerIndex")] string CustomerId,
    [property: IndexSortKey("CustomerIndex")] string Date)
{
    [Related]
    public IReadOnlyList<OrderItem>? Items { get; init; }
}
