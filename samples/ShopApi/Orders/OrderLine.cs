using System.ComponentModel.DataAnnotations;

namespace ShopApi.Orders;

/// <summary>How much of a product.</summary>
public sealed record OrderLine
{
    [Required]
    public required string ProductId { get; init; }

    [Range(1, 1000)]
    public required int Quantity { get; init; }
}
