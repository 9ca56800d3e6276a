using System.ComponentModel.DataAnnotations;
using Shop;

namespace ShopApi.Customers;

/// <summary>What is said of a customer.</summary>
public sealed record CustomerForm
{
    [Required, EmailAddress]
    public required string Email { get; init; }

    [Required, StringLength(100, MinimumLength = 1)]
    public required string Name { get; init; }

    public IReadOnlyList<Address>? Addresses { get; init; }
}
