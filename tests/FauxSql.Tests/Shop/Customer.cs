using System.ComponentModel.DataAnnotations;
using FauxSql.Modeling;

namespace FauxSql.Tests.Shop;

/// <summary>No version, and a unique value.</summary>
[Table]
internal sealed partial record Customer(
    [property: PartitionKey] string CustomerId,
    [property: Index("EmailIndex", Pattern = "Login"), Unique] string Email,
    [property: StringLength(50, MinimumLength = 1)] string Name = "Ann")
{
    [RegularExpression("[0-9+ ]+")]
    public string? Phone { get; init; }

    public Address? Home { get; init; }

    [Embedded(Max = 2, Because = "few")]
    public IReadOnlyList<Address> Addresses { get; init; } = [];

    public IReadOnlySet<string> Tags { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    [UnknownNames(UnknownNameHandling.Keep)]
    public Tier Tier { get; init; }

    [Related]
    public IReadOnlyList<Order>? Orders { get; init; }

    [Related]
    public Profile? Profile { get; init; }

    [Related]
    public IReadOnlyList<Invoice>? Invoices { get; init; }
}
