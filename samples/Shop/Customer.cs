using FauxSql.Modeling;

namespace Shop;

[Table]
public sealed partial record Customer
{
    [PartitionKey(Pattern = "Get customer by ID")]
    public required string CustomerId { get; init; }

    [Index("EmailIndex", Pattern = "Login: get customer by email"), Unique]
    public required string Email { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset JoinedAt { get; init; }

    [Embedded(Max = 5, Because = "few, and always shown with the customer")]
    public IReadOnlyList<Address> Addresses { get; init; } = [];

    [Version]
    public long Version { get; init; }

    [Related]
    public IReadOnlyList<Order>? Orders { get; init; }
}
