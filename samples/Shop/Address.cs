namespace Shop;

/// <summary>Where a customer has things sent; kept within the customer.</summary>
public sealed partial record Address
{
    public required string Label { get; init; }

    public required string Street { get; init; }

    public required string PostalCode { get; init; }

    public required string City { get; init; }
}
