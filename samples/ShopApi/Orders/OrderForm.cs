using System.ComponentModel.DataAnnotations;

namespace ShopApi.Orders;

/// <summary>What a customer orders.</summary>
public sealed record OrderForm
{
    [Required]
    public required string CustomerId { get; init; }

    // All of an order is written, and deleted, in one transaction of at most 100 actions.
    [Required, Length(1, 50)]
    public required IReadOnlyList<OrderLine> Items { get; init; }
}
