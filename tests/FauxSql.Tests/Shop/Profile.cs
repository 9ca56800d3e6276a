using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>1:1 with a customer.</summary>
[Table]
internal sealed partial record Profile([property: PartitionKey, References<Customer>] string CustomerId, string Bio)
{
    [Related]
    public Customer? Customer { get; init; }
}
