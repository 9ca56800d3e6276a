using FauxSql.Modeling;

namespace FauxSql.Benchmarks.Composite.Model;

[Table]
public sealed partial record Customer([property: PartitionKey] string CustomerId, string Name)
{
    [Related]
    public IReadOnlyList<Order>? Orders { get; init; }
}
